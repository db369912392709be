package dev.ticketing.orders.admission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * The admissions that orders hold, or are about to return.
 */
@Component
public class HeldAdmissions {

	private static final int CHUNK = 500;

	private final Admissions admissions;

	HeldAdmissions(Admissions admissions) {
		this.admissions = admissions;
	}

	/**
	 * Goes through all that are held and came to be so from then until then, some at
	 * once.
	 */
	public void between(Instant from, Instant until, Consumer<List<Admission>> action) {
		inChunks(this.admissions.between(from, until, Admission.HELD), action);
	}

	/**
	 * Goes through all that have been being returned since this time or longer.
	 */
	public void returningSince(Instant before, Consumer<List<Admission>> action) {
		inChunks(this.admissions.between(Instant.EPOCH, before, Admission.RETURNING), action);
	}

	private static void inChunks(Stream<Admission> admissions, Consumer<List<Admission>> action) {
		try (Stream<Admission> held = admissions) {
			List<Admission> chunk = new ArrayList<>();
			for (Iterator<Admission> each = held.iterator(); each.hasNext();) {
				chunk.add(each.next());
				if (chunk.size() == CHUNK || !each.hasNext()) {
					action.accept(List.copyOf(chunk));
					chunk.clear();
				}
			}
		}
	}

}
