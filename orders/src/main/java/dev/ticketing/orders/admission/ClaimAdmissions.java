package dev.ticketing.orders.admission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ticketing.orders.OrdersSettings;
import dev.ticketing.orders.admission.Claim.NotEnough;
import dev.ticketing.orders.admission.Claim.Outcome;
import dev.ticketing.store.Merged;

import org.springframework.stereotype.Component;

/**
 * Use case: an order claims admissions, all or nothing. Claims that come at the same time
 * are written together; each admission is still claimed by itself, by
 * {@link Admissions#claim}.
 */
@Component
public class ClaimAdmissions {

	private static final int MOST = 200;

	// Visible to the simulation, which seeds it.
	final Random random = new Random();

	private final Map<String, FreeAdmissions> byTicket = new ConcurrentHashMap<>();

	private final Merged<Claim, Outcome> merged = new Merged<>(MOST, this::claimTogether);

	private final Admissions admissions;

	private final RefreshAvailability availability;

	private final Clock clock;

	private final OrdersSettings settings;

	ClaimAdmissions(Admissions admissions, RefreshAvailability availability, Clock clock, OrdersSettings settings) {
		this.admissions = admissions;
		this.availability = availability;
		this.clock = clock;
		this.settings = settings;
	}

	/**
	 * Claims what the order wants. When it says {@link NotEnough}, the order holds
	 * nothing.
	 */
	public Outcome claim(Claim claim) {
		Optional<NotEnough> known = knownToLack(claim.quantities());
		return known.isPresent() ? known.get() : this.merged.ask(claim);
	}

	/**
	 * Which ticket is known, without asking the store, to have too few; if none is, there
	 * may be enough.
	 */
	public Optional<NotEnough> knownToLack(Map<String, Integer> quantities) {
		return quantities.entrySet()
			.stream()
			.filter((wanted) -> of(wanted.getKey()).lacks(wanted.getValue()))
			.map((wanted) -> new NotEnough(wanted.getKey(), of(wanted.getKey()).known()))
			.findFirst();
	}

	/**
	 * Gives admissions back that an order holds without having them among its own, and
	 * has their tickets counted.
	 */
	public void giveBack(String orderId, Map<String, List<String>> admissionIds) {
		release(orderId, admissionIds);
		admissionIds.keySet().forEach(this.availability::refresh);
	}

	/**
	 * Gives admissions back that an order holds.
	 */
	public void release(String orderId, Map<String, List<String>> admissionIds) {
		admissionIds.forEach((ticketId, ids) -> {
			if (this.admissions.release(orderId, ids) == ids.size()) {
				of(ticketId).freed(ids);
			}
			else {
				// Somebody else has done a part of it, and may even have sold it on.
				of(ticketId).forget();
			}
		});
	}

	/**
	 * Whether the order has any of these still.
	 */
	public boolean hasAny(String orderId, Collection<String> admissionIds) {
		return this.admissions.hasAny(orderId, admissionIds);
	}

	/**
	 * Looks at the store again before saying that a ticket has too few.
	 */
	void changed(String ticketId) {
		of(ticketId).forget();
	}

	private List<Outcome> claimTogether(List<Claim> claims) {
		List<Attempt> attempts = claims.stream().map(Attempt::new).toList();
		try {
			List<Attempt> open = attempts;
			while (!open.isEmpty()) {
				open.forEach(this::choose);
				write(undecided(open));
				open = undecided(open);
			}
			return attempts.stream().map(Attempt::outcome).toList();
		}
		catch (RuntimeException ex) {
			// What was claimed by now is abandoned; RepairAdmissions frees it.
			attempts.forEach((attempt) -> attempt.candidates.forEach((ticketId, ids) -> {
				of(ticketId).decided(ids);
				of(ticketId).forget();
			}));
			throw ex;
		}
	}

	private static List<Attempt> undecided(List<Attempt> attempts) {
		return attempts.stream().filter((attempt) -> attempt.outcome == null).toList();
	}

	private void choose(Attempt attempt) {
		attempt.missing().forEach((ticketId, quantity) -> {
			FreeAdmissions free = of(ticketId);
			List<String> candidates = free.take(quantity);
			if (candidates.isEmpty() && attempt.lacking == null) {
				attempt.lacking = new NotEnough(ticketId, free.known());
			}
			attempt.candidates.put(ticketId, candidates);
		});
		if (attempt.lacking != null) {
			attempt.candidates.forEach((ticketId, candidates) -> of(ticketId).freed(candidates));
			giveUp(attempt);
			attempt.outcome = attempt.lacking;
		}
	}

	private void giveUp(Attempt attempt) {
		attempt.won.forEach((ticketId, ids) -> {
			if (ids.isEmpty()) {
				return;
			}
			// Before it too, so that it is counted also if this process dies right after.
			this.availability.refresh(ticketId);
			this.admissions.giveUp(attempt, ids);
			this.availability.refresh(ticketId);
			of(ticketId).forget();
		});
	}

	private void write(List<Attempt> attempts) {
		SortedMap<String, Attempt> claims = new TreeMap<>();
		attempts.forEach((attempt) -> attempt.candidates.values()
			.forEach((ids) -> ids.forEach((id) -> claims.put(id, attempt))));
		if (claims.isEmpty()) {
			return;
		}
		Set<String> lost = (this.admissions.claim(claims, this.clock.instant()) == claims.size()) ? Set.of()
				: lost(claims);
		Map<String, Integer> losses = new HashMap<>();
		attempts.forEach((attempt) -> settle(attempt, lost, losses));
		losses.forEach(this::reconsider);
	}

	/**
	 * Reads anew what is free where most of what was tried for was not: another instance
	 * is selling the same.
	 * @param surplus how many more were lost than won
	 */
	private void reconsider(String ticketId, int surplus) {
		if (surplus > 0) {
			of(ticketId).forget();
		}
	}

	/**
	 * Which ones came too late. One bulk write tells only how many.
	 */
	private Set<String> lost(SortedMap<String, Attempt> claims) {
		Map<String, Admission> stored = this.admissions.find(claims.keySet())
			.stream()
			.collect(Collectors.toMap(Admission::id, Function.identity()));
		Set<String> lost = new HashSet<>();
		claims.forEach((id, attempt) -> {
			Admission admission = stored.get(id);
			if (admission == null || !attempt.id.equals(admission.attempt())) {
				lost.add(id);
			}
		});
		return lost;
	}

	private void settle(Attempt attempt, Set<String> lost, Map<String, Integer> losses) {
		attempt.candidates.forEach((ticketId, ids) -> {
			List<String> won = ids.stream().filter((id) -> !lost.contains(id)).toList();
			attempt.won.computeIfAbsent(ticketId, (id) -> new ArrayList<>()).addAll(won);
			of(ticketId).decided(ids);
			losses.merge(ticketId, ids.size() - 2 * won.size(), Integer::sum);
		});
		attempt.candidates.clear();
		if (attempt.missing().isEmpty()) {
			attempt.outcome = new Claim.Held(attempt.won);
		}
	}

	private FreeAdmissions of(String ticketId) {
		return this.byTicket.computeIfAbsent(ticketId,
				(id) -> new FreeAdmissions((limit) -> this.admissions.free(id, limit), this.clock, this.settings,
						this.random));
	}

}
