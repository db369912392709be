package dev.ticketing.systemtests;

/**
 * Somebody's purchase, of which the process that works on it is killed.
 *
 * @param where between which two effects it stands then
 * @param end how it is to end
 */
record Purchase(String where, Person buyer, Order order, String end, Platform platform) {

	Purchase ending(String otherwise) {
		return new Purchase(this.where, this.buyer, this.order, otherwise, this.platform);
	}

	/**
	 * How it stands at the bank.
	 */
	String atStripe() {
		return this.platform.ledger()
			.of(this.order)
			.stream()
			.map((intent) -> intent.status() + ((intent.refunded() > 0) ? ", given back" : ""))
			.findFirst()
			.orElse("none");
	}

	/**
	 * How it stands in our books.
	 */
	String payment() {
		String id = this.platform.ledger().of(this.order).getFirst().metadata().get("paymentId");
		return this.buyer.gateway().get("/api/payments/" + id).ok(Payment.class).status();
	}

	String intentId() {
		return this.platform.ledger().of(this.order).getFirst().id();
	}

}
