package dev.ticketing.systemtests;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who look and buy through the ingress until they are told to stop. Each request
 * is sent once: an answer that says "try again" would be one that failed.
 */
final class ClusterLoad implements AutoCloseable {

	private final AtomicBoolean open = new AtomicBoolean(true);

	private final AtomicInteger requests = new AtomicInteger();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Future<Void>> running;

	/**
	 * Buyers who do one thing after the other.
	 */
	static ClusterLoad ofPurchases(List<Person> buyers, Ticket ticket) {
		return new ClusterLoad(buyers, (load, buyer) -> load.purchase(buyer, ticket));
	}

	/**
	 * Buyers who look at their orders again and again.
	 */
	static ClusterLoad ofLooks(List<Person> buyers) {
		return new ClusterLoad(buyers, (load, buyer) -> load.sent(() -> buyer.gateway().get("/api/orders?limit=100")));
	}

	private ClusterLoad(List<Person> people, java.util.function.BiConsumer<ClusterLoad, Person> step) {
		this.running = people.stream().map((person) -> this.threads.submit((Callable<Void>) () -> {
			while (this.open.get()) {
				step.accept(this, person);
			}
			return null;
		})).toList();
	}

	private void purchase(Person buyer, Ticket ticket) {
		sent(() -> buyer.gateway().get("/api/tickets/" + ticket.id()));
		sent(() -> buyer.gateway().get("/api/users/currentuser"));
		Answer reserved = sent(() -> buyer.triesToReserve(ticket, 1, People.id()));
		if (reserved == null || reserved.status() != 201) {
			return;
		}
		Order order = buyer.remember(reserved.created(Order.class));
		String key = People.id();
		// payments may not know the order yet, which is no failure.
		Eventually.await().until(() -> {
			Answer paid = sent(() -> buyer.triesToPay(order, "tok_visa", key));
			if (paid != null && paid.status() == 201) {
				buyer.rememberPayment(paid);
				return true;
			}
			return false;
		});
	}

	private @org.jspecify.annotations.Nullable Answer sent(Callable<Answer> request) {
		this.requests.incrementAndGet();
		try {
			Answer answer = request.call();
			if (answer.status() >= 500 || answer.status() == 429) {
				this.failures.add(answer.toString());
			}
			return answer;
		}
		catch (Exception ex) {
			this.failures.add(ex.toString());
			return null;
		}
	}

	int requests() {
		return this.requests.get();
	}

	List<String> failures() {
		return List.copyOf(this.failures);
	}

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
