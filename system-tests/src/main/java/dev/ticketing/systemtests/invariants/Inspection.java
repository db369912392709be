package dev.ticketing.systemtests.invariants;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads everything that a platform has written down, and checks all invariants. Meant for
 * a platform at rest; what is under way gets some time to arrive.
 */
public final class Inspection {

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final Duration LATEST_END = Duration.ofSeconds(10);

	private static final List<Invariant> ALL = List.of(new CapacityHolds(), new AdmissionsHaveOneOwner(),
			new MoneyMatchesOrders(), new MoneyComesAfterTheDecision(), new EventsTellEveryChange(),
			new EventsComeInOrder(), new DeadlinesAreKept(LATEST_END), new NothingIsUnderWay(), new AnswersAreKept(),
			new RepetitionsHaveOneEffect(), new LedgersAgree());

	private Inspection() {
	}

	/**
	 * Inspects a running platform.
	 * @param patience how long to look again while something is wrong, since it may only
	 * be under way; what is wrong for good stays wrong
	 * @return what the last look has found
	 */
	public static Report of(Addresses addresses, Duration patience) {
		return of(addresses, List.of(), patience);
	}

	/**
	 * Inspects a running platform, and whether it is as its clients have noted.
	 * @param notes of all requests that there ever were
	 * @param patience how long to look again while something is wrong
	 * @return what the last look has found
	 */
	public static Report of(Addresses addresses, List<Note> notes, Duration patience) {
		try (LiveSources sources = new LiveSources(addresses)) {
			long end = System.nanoTime() + patience.toNanos();
			Report report = of(sources, notes);
			while (!report.clean() && System.nanoTime() < end) {
				LockSupport.parkNanos(PAUSE.toNanos());
				report = of(sources, notes);
			}
			return report;
		}
	}

	static Report of(Sources sources, List<Note> notes) {
		World world = World.read(sources);
		List<Invariant> invariants = new ArrayList<>(ALL);
		if (!notes.isEmpty()) {
			invariants.add(new NotesAreTrue(notes));
		}
		List<Report.Outcome> outcomes = new ArrayList<>();
		for (Invariant invariant : invariants) {
			Findings findings = new Findings();
			invariant.check(world, findings);
			outcomes.add(new Report.Outcome(outcomes.size() + 1, invariant.sentence(), findings.looks(),
					findings.violations()));
		}
		return new Report(counts(world), outcomes);
	}

	private static Map<String, Integer> counts(World world) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		counts.put("tickets", world.tickets().size());
		counts.put("admissions", world.admissions().size());
		counts.put("orders", world.realOrders().size());
		counts.put("deadlines", world.deadlines().size());
		counts.put("payments", world.payments().size());
		Bank bank = world.bank();
		counts.put("intents at the bank", (bank != null) ? bank.intents().size() : 0);
		counts.put("events", world.streams().values().stream().mapToInt(List::size).sum());
		counts.put("stored answers", world.answers().size());
		return counts;
	}

}
