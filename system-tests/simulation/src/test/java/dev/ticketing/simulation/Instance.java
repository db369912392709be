package dev.ticketing.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.ticketing.messaging.EventSubscriptions;
import dev.ticketing.messaging.SimulatedMessaging;
import dev.ticketing.messaging.SimulatedMessaging.Envelope;
import dev.ticketing.simulation.store.GatedDatabase;
import dev.ticketing.simulation.store.MemoryStore;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionDefaults;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;
import org.springframework.util.ClassUtils;

/**
 * A process of a service with the service's own components in it, made as Spring makes
 * them. When it starts again they are new: what a process knows dies with it.
 */
final class Instance {

	private final Service service;

	private final Process process;

	private final World world;

	private final DefaultListableBeanFactory components = new DefaultListableBeanFactory();

	private final MongoTemplate mongo;

	private final Map<Class<?>, Object> repositories = new java.util.LinkedHashMap<>();

	private SimulatedMessaging messaging;

	Instance(Service service, int number, World world) {
		this.service = service;
		this.world = world;
		this.process = new Process(service.name() + number, world, world.past());
		this.mongo = mongo(world.store());
		ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(this.components);
		BeanDefinitionDefaults defaults = scanner.getBeanDefinitionDefaults();
		defaults.setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
		scanner.setIncludeAnnotationConfig(false);
		scanner.scan(service.packages().toArray(String[]::new));
		MongoRepositoryFactory factory = new MongoRepositoryFactory(this.mongo);
		service.repositories().forEach((type) -> this.repositories.put(type, factory.getRepository(type)));
		boot();
	}

	private MongoTemplate mongo(MemoryStore store) {
		MongoCustomConversions conversions = MongoCustomConversions.create((config) -> {
		});
		MongoMappingContext mapping = new MongoMappingContext();
		mapping.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		mapping.setAutoIndexCreation(true);
		mapping.setInitialEntitySet(documents());
		mapping.afterPropertiesSet();
		MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, mapping);
		converter.setCustomConversions(conversions);
		converter.afterPropertiesSet();
		return new MongoTemplate(new GatedDatabase(store, this.service.name(), this.process), converter);
	}

	// All are known from the start, as in a service, and not only once they are used.
	private Set<Class<?>> documents() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Document.class));
		return this.service.packages()
			.stream()
			.flatMap((name) -> scanner.findCandidateComponents(name).stream())
			.map((found) -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
			.collect(Collectors.toSet());
	}

	/**
	 * Starts, or starts again after it has died.
	 */
	void boot() {
		this.components.destroySingletons();
		CompositeMeterRegistry meters = new CompositeMeterRegistry(); // which measures
																		// nothing
		this.messaging = new SimulatedMessaging(this.mongo, this::publish, this.world.clock(), meters);
		give(this.mongo, this.world.clock(), meters, this.messaging.outbox());
		this.repositories.forEach((type, repository) -> this.components.registerSingleton(type.getName(), repository));
		this.service.furnish().accept(this, this.world);
		if (this.service == Services.ORDERS) {
			this.world.bug().component().accept(this);
		}
		this.messaging.subscribe(this.components.getBeansOfType(EventSubscriptions.class).values());
		this.process.revive();
	}

	/**
	 * Makes things available to the components.
	 */
	void give(Object... things) {
		for (Object thing : things) {
			this.components.registerSingleton(thing.getClass().getName(), thing);
		}
	}

	/**
	 * Puts another component in the place of one.
	 */
	void exchange(String component, Object other) {
		this.components.destroySingleton(component);
		this.components.registerSingleton(component, other);
	}

	private void publish(Envelope event) {
		this.process.effect("publish " + event, () -> new IllegalStateException("no acknowledgement"), () -> {
			this.world.published(event);
			return event;
		});
	}

	<T> T component(Class<T> type) {
		return this.components.getBean(type);
	}

	DefaultListableBeanFactory components() {
		return this.components;
	}

	SimulatedMessaging messaging() {
		return this.messaging;
	}

	Process process() {
		return this.process;
	}

	Service service() {
		return this.service;
	}

	@Override
	public String toString() {
		return this.process.toString();
	}

	/**
	 * What a service is made of.
	 *
	 * @param name of it and of its database
	 * @param packages in which its components are
	 * @param furnish gives them what is simulated
	 * @param chores what it does again and again
	 */
	record Service(String name, List<String> packages, Supplier<List<Class<?>>> repositoryTypes,
			BiConsumer<Instance, World> furnish, List<Chore> chores) {

		List<Class<?>> repositories() {
			return this.repositoryTypes.get();
		}

	}

	/**
	 * Something that is scheduled.
	 */
	record Chore(String name, java.util.function.Consumer<Instance> work) {
	}

}
