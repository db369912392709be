package dev.ticketing.simulation.store;

import java.util.function.Supplier;

import org.bson.Document;

/**
 * What every command passes on its way to the store.
 */
public interface StoreGate {

	/**
	 * Lets a command through, or does not.
	 * @param command as it would be sent
	 * @param collection which documents it is about
	 * @throws com.mongodb.MongoException if the store is out of reach
	 */
	<T> T pass(String collection, Document command, Supplier<T> execution);

	/**
	 * Notes that the simulated store lacks what it was asked for: that is the
	 * simulation's own fault, whoever takes it for an outage and carries on.
	 */
	default UnsupportedOperationException lacks(String what) {
		return new UnsupportedOperationException(what);
	}

}
