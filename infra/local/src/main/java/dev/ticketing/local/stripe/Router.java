package dev.ticketing.local.stripe;

import java.io.IOException;
import java.lang.System.Logger.Level;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.ticketing.local.stripe.Faults.Strike;
import dev.ticketing.local.stripe.IdempotencyKeys.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests off the wire, has them executed and writes the answers, with the faults
 * that somebody wants.
 */
final class Router implements HttpHandler {

	private static final System.Logger LOG = System.getLogger(Router.class.getName());

	private final Api api;

	private final Control control;

	private final Faults faults;

	private final IdempotencyKeys keys;

	Router(Api api, Control control, Faults faults, IdempotencyKeys keys) {
		this.api = api;
		this.control = control;
		this.faults = faults;
		this.keys = keys;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (Wire wire = new Wire(exchange)) {
			try {
				if (wire.path().equals("/") || wire.path().startsWith("/_sim/")) {
					this.control.answer(wire);
				}
				else {
					call(wire);
				}
			}
			catch (StripeRefusal ex) {
				wire.write(ex.answer());
			}
			catch (RuntimeException ex) {
				LOG.log(Level.ERROR, "Failed to answer " + exchange.getRequestURI(), ex);
				wire.write(Answer.failed());
			}
		}
	}

	private void call(Wire wire) throws IOException {
		ApiKey.check(wire.header("Authorization"));
		Request request = wire.request();
		Strike strike = this.faults.onCall(request.path());
		if (strike == null) {
			execute(wire, request, null);
			return;
		}
		switch (strike.fault()) {
			case ERROR_BEFORE -> wire.write(Answer.failed());
			case TOO_MANY ->
				throw new StripeRefusal(429, StripeError.invalid("Request rate limit exceeded.", "rate_limit", null));
			case DROP_BEFORE -> {
			}
			case SLOW_BEFORE -> {
				strike.pause();
				execute(wire, request, null);
			}
			default -> execute(wire, request, strike);
		}
	}

	private void execute(Wire wire, Request request, @Nullable Strike strike) throws IOException {
		Fault fault = (strike != null) ? strike.fault() : null;
		if (request.method().equals("GET")) {
			var found = this.api.read(request);
			if (arrives(strike)) {
				wire.write((fault == Fault.ERROR_AFTER) ? 500 : 200,
						(fault == Fault.ERROR_AFTER) ? PaymentIntentJson.of(Answer.failed()) : found);
			}
			return;
		}
		Reply reply = this.keys.execute((fault == Fault.ERROR_AFTER) ? request.failing() : request, this.api::execute);
		if (arrives(strike)) {
			wire.write(reply);
		}
	}

	private static boolean arrives(@Nullable Strike strike) {
		if (strike != null && strike.fault() == Fault.SLOW_AFTER) {
			strike.pause();
		}
		return strike == null || strike.fault() != Fault.DROP_AFTER;
	}

}
