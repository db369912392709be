package dev.ticketing.systemtests;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who buy one admission after another until they are told to go home. They do as
 * good clients do: what gets no answer is sent again with the same Idempotency-Key.
 */
final class Shoppers implements AutoCloseable {

	private final AtomicBoolean open = new AtomicBoolean(true);

	private final AtomicInteger purchases = new AtomicInteger();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Future<Void>> running;

	Shoppers(List<Person> people, Ticket ticket) {
		this.running = people.stream().map((person) -> this.threads.submit((Callable<Void>) () -> {
			while (this.open.get()) {
				pay(person, reserve(person, ticket));
				this.purchases.incrementAndGet();
			}
			return null;
		})).toList();
	}

	static Order reserve(Person person, Ticket ticket) {
		String key = People.id();
		return person.remember(Eventually.insist(() -> person.triesToReserve(ticket, 1, key)).created(Order.class));
	}

	static Payment pay(Person person, Order order) {
		String key = People.id();
		return person.rememberPayment(Eventually.insist(() -> person.triesToPay(order, "tok_visa", key)));
	}

	int purchases() {
		return this.purchases.get();
	}

	/**
	 * Lets everybody finish, and fails if somebody could not.
	 */
	@Override
	public void close() {
		this.open.set(false);
		try {
			Crowd.results(this.running);
		}
		finally {
			this.threads.close();
		}
	}

}
