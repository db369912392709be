package dev.ticketing.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.ticketing.messaging.SimulatedMessaging.Envelope;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.simulation.Instance.Chore;
import dev.ticketing.simulation.Instance.Service;
import dev.ticketing.simulation.store.MemoryStore;
import dev.ticketing.simulation.store.StoreGate;
import org.bson.Document;

/**
 * All that the processes share, and a watch over what must hold at every moment.
 */
final class World implements StoreGate {

	private final MemoryStore store = new MemoryStore();

	private final SimulatedClock clock = new SimulatedClock();

	private final Broker broker = new Broker();

	private final Bank bank = new Bank(this.clock);

	private final Past past = new Past();

	private final List<Instance> instances = new ArrayList<>();

	private final List<String> violations = new ArrayList<>();

	private PlantedBug bug = PlantedBug.NONE;

	private final Map<Envelope, Instant> told = new HashMap<>();

	private final List<String> notices = new ArrayList<>();

	World() {
		Services.ALL.forEach((service, count) -> IntStream.rangeClosed(1, count)
			.forEach((number) -> this.instances.add(new Instance(service, number, this))));
	}

	/**
	 * Begins anew, with a mistake in it or with none.
	 */
	void reset(PlantedBug bug) {
		this.bug = bug;
		this.bug.reset();
		this.past.end();
		this.notices.clear();
		this.told.clear();
		this.violations.clear();
		this.store.clear();
		this.clock.reset();
		this.broker.clear();
		this.bank.clear();
		this.instances.forEach(Instance::boot);
		this.instances.forEach((instance) -> this.broker.listens(instance.service().name(),
				bug.heard(instance.service().name(), instance.messaging().types())));
		if (bug == PlantedBug.TWO_PAYMENTS) {
			this.store.dropUniqueKey("payments", "orderId");
		}
	}

	List<Instance> of(Service service) {
		return this.instances.stream().filter((instance) -> instance.service() == service).toList();
	}

	/**
	 * Applies what is wrong with a command, has it done, and looks at what it did to
	 * admissions.
	 */
	@Override
	public <T> T pass(String collection, Document command, Supplier<T> execution) {
		this.bug.change(collection, command);
		if (!collection.equals("admissions") || !command.containsKey("update")) {
			return execution.get();
		}
		Document filter = command.getList("updates", Document.class).getFirst().get("q", Document.class);
		Document before = admission(filter.getString("_id"));
		T result = execution.get();
		watch(before, admission(filter.getString("_id")));
		return result;
	}

	private Document admission(String id) {
		return this.store.find("orders", "admissions", new Document("_id", id))
			.stream()
			.findFirst()
			.orElseGet(Document::new);
	}

	private void watch(Document before, Document after) {
		String owner = before.getString("orderId");
		if (owner == null || owner.equals(after.getString("orderId"))) {
			return;
		}
		boolean its = order(owner).filter((order) -> !order.getString("status").equals("CANCELLED"))
			.stream()
			.flatMap((order) -> order.getList("lines", Document.class).stream())
			.anyMatch((line) -> line.getList("admissionIds", String.class).contains(before.getString("_id")));
		if (its) {
			violated("admission %s was taken from order %s".formatted(before.get("_id"), owner));
		}
	}

	java.util.Optional<Document> order(String id) {
		return this.store.find("orders", "orders", new Document("_id", id)).stream().findFirst();
	}

	/**
	 * Looks at money in the moment in which it is taken.
	 */
	Intent captured(Intent intent) {
		Bank.Account account = this.bank.accounts().get(intent.id());
		String status = order(account.orderId).map((order) -> order.getString("status")).orElse("unknown");
		if (!status.equals("COMPLETE")) {
			violated("%s was captured while its order was %s".formatted(account, status));
		}
		return intent;
	}

	void published(Envelope event) {
		this.told.putIfAbsent(event, this.clock.instant());
		if (this.bug.keeps(event)) {
			this.broker.publish(event);
		}
	}

	/**
	 * When an event was first published.
	 */
	Instant toldAt(Envelope event) {
		return this.told.get(event);
	}

	/**
	 * The bank has its answer, and tells payments so, perhaps more than once.
	 */
	void answered(Bank.Account account, boolean yes) {
		this.bank.answer(account.id, yes);
		this.notices.add(account.paymentId);
	}

	List<String> notices() {
		return this.notices;
	}

	/**
	 * What this process does again and again.
	 */
	List<Chore> chores(Instance instance) {
		return instance.service().chores().stream().filter((chore) -> this.bug.does(chore.name())).toList();
	}

	/**
	 * Looks whether a task has ended by what no accident explains.
	 */
	void blunders() {
		for (Instance instance : this.instances) {
			Throwable blunder = instance.process().blunder();
			if (blunder != null) {
				violated("%s stumbled: %s".formatted(instance, blunder));
			}
		}
	}

	void violated(String what) {
		this.violations.add(what);
	}

	List<String> violations() {
		return this.violations;
	}

	/**
	 * What each process has heard, if anybody wants to know.
	 */
	Past past() {
		return this.past;
	}

	List<Instance> instances() {
		return this.instances;
	}

	PlantedBug bug() {
		return this.bug;
	}

	MemoryStore store() {
		return this.store;
	}

	Clock clock() {
		return this.clock;
	}

	SimulatedClock time() {
		return this.clock;
	}

	Broker broker() {
		return this.broker;
	}

	Bank bank() {
		return this.bank;
	}

}
