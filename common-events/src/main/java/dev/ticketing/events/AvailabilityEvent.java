package dev.ticketing.events;

/**
 * What happened to the admissions of a ticket, told by orders.
 */
public sealed interface AvailabilityEvent extends Event {

	/**
	 * Admissions have been reserved, sold or given back.
	 *
	 * @param free how many can be had now
	 * @param held how many are reserved by unpaid orders
	 * @param sold how many belong to complete orders
	 */
	record AvailabilityChanged(String ticketId, int free, int held, int sold,
			long version) implements AvailabilityEvent {

		@Override
		public String aggregateId() {
			return this.ticketId;
		}

	}

}
