package dev.ticketing.tickets.ticket;

import java.time.Instant;
import java.util.Optional;

import dev.ticketing.events.TicketEvent;
import dev.ticketing.messaging.Aggregate;
import dev.ticketing.web.Refusal;

import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A ticket: an offer, its seller, and a copy of what orders last told of its admissions.
 * <p>
 * The copy and the shelf are no part of the public state: when they change there is no
 * new version and no event. See {@link ShelveTicket} for why an edit can't lose them.
 */
@Document("tickets")
@CompoundIndex(name = Ticket.NEWEST, def = "{'place.shelf': 1, '_id': 1}")
@CompoundIndex(name = Ticket.BY_PRICE, def = "{'place.shelf': 1, 'place.priceKey': 1}")
@CompoundIndex(name = Ticket.BY_START, def = "{'place.shelf': 1, 'place.startsAtKey': 1}")
@CompoundIndex(name = Ticket.BY_SELLER, def = "{'sellerId': 1}")
@CompoundIndex(name = Ticket.BY_WORD, def = "{'place.words': 1}")
class Ticket extends Aggregate {

	static final String NEWEST = "shelf_newest";

	static final String BY_PRICE = "shelf_price";

	static final String BY_START = "shelf_startsAt";

	static final String BY_SELLER = "seller";

	static final String BY_WORD = "words";

	private final String sellerId;

	private Offer offer;

	private boolean withdrawn;

	private Availability availability;

	private Place place;

	@PersistenceCreator
	Ticket(String id, String sellerId, Offer offer, Availability availability, Place place) {
		super(id);
		this.sellerId = sellerId;
		this.offer = offer;
		this.availability = availability;
		this.place = place;
	}

	/**
	 * A seller puts a ticket on offer.
	 */
	static Ticket create(String id, String sellerId, Offer offer, Instant now) {
		Ticket ticket = new Ticket(id, sellerId, offer, Availability.untold(offer.quantity()),
				Place.of(id, offer, Shelf.ON_SALE));
		ticket.raise(TicketContracts.created(ticket), now);
		return ticket;
	}

	/**
	 * The seller changes the offer.
	 * @throws Refusal if it is withdrawn, if every admission is taken, or if what is
	 * taken would not fit the offer any more
	 */
	void edit(Offer changed, Instant now) {
		if (this.withdrawn) {
			throw Refusal.conflict("This ticket has been withdrawn.");
		}
		if (available() == 0) {
			throw Refusal.conflict("Every admission is reserved or sold, so this ticket can't be changed now.");
		}
		if (changed.quantity() < this.availability.taken()) {
			throw Refusal.conflict("%d admissions are reserved or sold already; quantity can't be less."
				.formatted(this.availability.taken()));
		}
		if (this.availability.taken() > 0 && !changed.price().currency().equals(this.offer.price().currency())) {
			throw Refusal.conflict("The currency can't change once admissions are reserved or sold.");
		}
		this.availability = this.availability.afterChangeOf(changed.quantity() - this.offer.quantity());
		this.offer = changed;
		this.place = Place.of(id(), changed, shelf());
		raise(TicketContracts.updated(this), now);
	}

	/**
	 * The seller takes no new orders. Doing it again changes nothing.
	 * @return whether it has changed anything
	 */
	boolean withdraw(Instant now) {
		if (this.withdrawn) {
			return false;
		}
		this.withdrawn = true;
		this.place = this.place.on(shelf());
		raise(TicketContracts.withdrawn(this), now);
		return true;
	}

	/**
	 * Takes over what orders has told.
	 */
	void follow(Availability told) {
		this.availability = told;
		this.place = this.place.on(shelf());
	}

	@Override
	protected Optional<TicketEvent> retold() {
		return Optional.of(TicketContracts.retold(this));
	}

	private Shelf shelf() {
		return this.withdrawn ? Shelf.WITHDRAWN : (available() > 0) ? Shelf.ON_SALE : Shelf.SOLD_OUT;
	}

	/**
	 * How many admissions can be ordered now. Never more than the quantity leaves over,
	 * whatever orders may not have heard of yet.
	 */
	int available() {
		int left = Math.min(this.availability.free(), this.offer.quantity() - this.availability.taken());
		return this.withdrawn ? 0 : Math.max(0, left);
	}

	String sellerId() {
		return this.sellerId;
	}

	Offer offer() {
		return this.offer;
	}

	boolean withdrawn() {
		return this.withdrawn;
	}

	Availability availability() {
		return this.availability;
	}

	Place place() {
		return this.place;
	}

}
