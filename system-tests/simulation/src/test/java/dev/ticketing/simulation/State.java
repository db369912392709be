package dev.ticketing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;

/**
 * All that decides how a world can go on, as a text: what is stored, told, paid and
 * wished, and for each process what it has heard since it started, from which all that it
 * knows follows.
 */
final class State {

	private static final Map<String, List<String>> COLLECTIONS = Map.of("orders",
			List.of("orders", "admissions", "availabilities", "recounts", "tickets"), "payments",
			List.of("orders", "payments"), "expiration", List.of("deadlines"));

	private State() {
	}

	static String of(World world, List<Buyer> buyers, String more) {
		List<String> all = new ArrayList<>(List.of(more, world.clock().instant().toString()));
		new TreeMap<>(COLLECTIONS).forEach((database,
				collections) -> collections.forEach((collection) -> world.store()
					.find(database, collection, new Document())
					.stream()
					.map((document) -> database + "/" + collection + document)
					.sorted()
					.forEach(all::add)));
		world.broker()
			.letters()
			.stream()
			.map((letter) -> letter.service() + " " + letter.event() + " " + letter.reader)
			.sorted()
			.forEach(all::add);
		world.broker().stream().stream().map((told) -> told + " " + world.toldAt(told)).sorted().forEach(all::add);
		all.add(world.bank().toString());
		world.notices().stream().sorted().forEach(all::add);
		world.instances().forEach((instance) -> all.add(instance.process().state()));
		buyers.forEach((buyer) -> all.add(buyer.toString()));
		return world.past().named(String.join("\n", all));
	}

}
