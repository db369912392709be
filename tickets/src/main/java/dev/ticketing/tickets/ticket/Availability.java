package dev.ticketing.tickets.ticket;

/**
 * How many admissions of a ticket can be had, as orders told last.
 *
 * @param free how many can be had now
 * @param held how many are reserved by unpaid orders
 * @param sold how many belong to complete orders
 * @param version of what orders told; 0 before it has told anything
 */
record Availability(int free, int held, int sold, long version) {

	static Availability untold(int quantity) {
		return new Availability(quantity, 0, 0, 0);
	}

	int taken() {
		return this.held + this.sold;
	}

	/**
	 * What orders will tell once it knows of the other quantity; until then our best
	 * guess.
	 */
	Availability afterChangeOf(int quantity) {
		return new Availability(Math.max(0, this.free + quantity), this.held, this.sold, this.version);
	}

}
