package dev.ticketing.systemtests.invariants;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 6: of one aggregate, what happened first is told first. Copies may come at any time.
 */
final class EventsComeInOrder implements Invariant {

	@Override
	public String sentence() {
		return "Of one aggregate, each event is first told after those before it";
	}

	@Override
	public void check(World world, Findings findings) {
		world.streams().values().forEach((messages) -> inOrder(messages, findings));
	}

	private static void inOrder(List<Message> messages, Findings findings) {
		Map<String, Message> newest = new HashMap<>();
		Set<String> seen = new HashSet<>();
		for (Message message : messages) {
			if (!message.type().isEmpty() && seen.add(message.id())) {
				Message before = newest.put(message.kind() + "/" + message.aggregate(), message);
				findings.require(before == null || before.version() < message.version(), "%s was told after %s",
						message, before);
			}
		}
	}

}
