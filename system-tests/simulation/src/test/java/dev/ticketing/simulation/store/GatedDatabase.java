package dev.ticketing.simulation.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.codecs.configuration.CodecRegistry;

import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

/**
 * A service's database as one of its processes sees it. Of the driver's interfaces it has
 * what Spring Data and the services use; anything else fails loudly.
 */
public final class GatedDatabase implements MongoDatabaseFactory {

	private final PersistenceExceptionTranslator translator = new MongoExceptionTranslator();

	private final MongoDatabase database;

	public GatedDatabase(MemoryStore store, String name, StoreGate gate) {
		this.database = proxy(MongoDatabase.class, (method, arguments) -> switch (method) {
			case "getName" -> name;
			case "getCodecRegistry" -> getCodecRegistry();
			case "getCollection" -> proxy(MongoCollection.class,
					new GatedCollection(store, name, (String) arguments[0], gate, getCodecRegistry()));
			default -> throw new UnsupportedOperationException(method);
		});
	}

	static <T> T proxy(Class<T> type, Calls calls) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				if (method.isDefault() && method.getDeclaringClass() == Iterable.class) {
					return java.lang.reflect.InvocationHandler.invokeDefault(proxy, method, arguments);
				}
				try {
					Object answer = calls.call(method.getName(), (arguments != null) ? arguments : new Object[0]);
					return (answer == Calls.SELF) ? proxy : answer;
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			}));
	}

	@Override
	public CodecRegistry getCodecRegistry() {
		return MongoClientSettings.getDefaultCodecRegistry();
	}

	@Override
	public MongoDatabase getMongoDatabase() {
		return this.database;
	}

	@Override
	public MongoDatabase getMongoDatabase(String name) {
		return this.database;
	}

	@Override
	public PersistenceExceptionTranslator getExceptionTranslator() {
		return this.translator;
	}

	@Override
	public ClientSession getSession(ClientSessionOptions options) {
		throw new UnsupportedOperationException("no transactions");
	}

	@Override
	public MongoDatabaseFactory withSession(ClientSession session) {
		throw new UnsupportedOperationException("no transactions");
	}

	/**
	 * The methods of an interface, by name.
	 */
	interface Calls {

		/** Answers with the object itself, as fluent methods do. */
		Object SELF = new Object();

		Object call(String method, Object[] arguments) throws Exception;

	}

}
