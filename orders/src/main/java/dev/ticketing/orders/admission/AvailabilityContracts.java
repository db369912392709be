package dev.ticketing.orders.admission;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;

/**
 * Builds the events of availability.
 */
final class AvailabilityContracts {

	private AvailabilityContracts() {
	}

	static AvailabilityChanged changed(Availability availability) {
		return new AvailabilityChanged(availability.id(), availability.free(), availability.held(), availability.sold(),
				availability.nextVersion());
	}

	static AvailabilityChanged retold(Availability availability) {
		return new AvailabilityChanged(availability.id(), availability.free(), availability.held(), availability.sold(),
				availability.version());
	}

}
