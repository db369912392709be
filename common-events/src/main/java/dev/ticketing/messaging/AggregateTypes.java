package dev.ticketing.messaging;

import java.util.Comparator;
import java.util.List;

import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;

/**
 * The kinds of aggregates that a service keeps.
 */
final class AggregateTypes {

	private AggregateTypes() {
	}

	static List<Class<? extends Aggregate>> in(MongoOperations mongo) {
		return mongo.getConverter()
			.getMappingContext()
			.getPersistentEntities()
			.stream()
			.filter(MongoPersistentEntity.class::isInstance)
			.map(PersistentEntity::getType)
			.filter((type) -> Aggregate.class.isAssignableFrom(type) && Aggregate.class != type)
			.<Class<? extends Aggregate>>map((type) -> type.asSubclass(Aggregate.class))
			.sorted(Comparator.comparing(Class::getName)) // the same order every time
			.toList();
	}

}
