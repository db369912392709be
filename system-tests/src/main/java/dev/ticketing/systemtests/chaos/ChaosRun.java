package dev.ticketing.systemtests.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

import dev.ticketing.systemtests.invariants.Inspection;
import dev.ticketing.systemtests.invariants.Report;

/**
 * A platform of its own, people on it, and everything that can fail; then peace, and an
 * inspection.
 */
public final class ChaosRun {

	private static final int SELLERS = 2;

	private static final int BUYERS = 10;

	private static final Duration PEACE = Duration.ofSeconds(90);

	private ChaosRun() {
	}

	/**
	 * Runs it to its end.
	 * @param out where to tell what happens
	 * @return what is wrong afterwards
	 */
	public static Report of(Settings settings, PrintStream out) throws IOException, InterruptedException {
		Path file = Files.createDirectories(settings.home()).resolve("history-%d.jsonl".formatted(settings.seed()));
		try (Journal journal = new Journal(file, out); Stage stage = Stage.open(settings)) {
			journal.say("seed %d: all is up, people come; their requests are in %s".formatted(settings.seed(), file));
			Random dice = new Random(settings.seed());
			List<Client> clients = clients(settings, journal);
			Instant until = Instant.now().plus(settings.busy());
			int struck = busy(stage, clients, dice, until, journal);
			journal.say("%d faults have struck, all is mended; peace".formatted(struck));
			Report report = Inspection.of(settings.addresses(), journal.notes(), PEACE);
			journal.say("inspected");
			out.print(journal.summary());
			out.print(report);
			return report;
		}
	}

	private static List<Client> clients(Settings settings, Journal journal) throws IOException, InterruptedException {
		List<Client> clients = new ArrayList<>();
		for (int i = 0; i < SELLERS + BUYERS; i++) {
			clients.add(Client.signUp(settings, name(i), journal));
		}
		return clients;
	}

	private static String name(int number) {
		return (number < SELLERS) ? "seller-" + number : "buyer-" + (number - SELLERS);
	}

	private static int busy(Stage stage, List<Client> clients, Random dice, Instant until, Journal journal)
			throws InterruptedException {
		Board board = new Board();
		List<Callable<Integer>> people = new ArrayList<>();
		for (int i = 0; i < clients.size(); i++) {
			Client client = clients.get(i);
			if (i < SELLERS) {
				people.add(new Seller(client, name(i), new Random(dice.nextLong()), board, until));
				people.add(new Door(client, name(i), new Random(dice.nextLong()), board, until));
				people.add(new Cashier(client, name(i), new Random(dice.nextLong()), board, until));
			}
			else {
				people.add(new Buyer(client, name(i), new Random(dice.nextLong()), board, until));
			}
		}
		try (Troubles troubles = new Troubles(stage, until, journal)) {
			Together.all(people);
			return troubles.struck();
		}
	}

}
