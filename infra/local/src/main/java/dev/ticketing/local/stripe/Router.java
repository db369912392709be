package dev.ticketing.local.stripe;

import java.io.IOException;
import java.lang.System.Logger.Level;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.ticketing.local.stripe.IdempotencyKeys.Reply;

/**
 * Takes requests off the wire, finds the call that they mean and writes its answer.
 */
final class Router implements HttpHandler {

	private static final System.Logger LOG = System.getLogger(Router.class.getName());

	private static final String INTENTS = "/v1/payment_intents";

	private final PaymentIntents intents;

	private final IdempotencyKeys keys;

	private final LedgerPage page;

	Router(PaymentIntents intents, IdempotencyKeys keys, LedgerPage page) {
		this.intents = intents;
		this.keys = keys;
		this.page = page;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (Wire wire = new Wire(exchange)) {
			try {
				answer(wire);
			}
			catch (StripeRefusal ex) {
				wire.write(ex.answer());
			}
			catch (RuntimeException ex) {
				LOG.log(Level.ERROR, "Failed to answer " + exchange.getRequestURI(), ex);
				wire.write(new Answer(500, new StripeError("api_error", null, null, null, "An unknown error occurred"),
						null));
			}
		}
	}

	private void answer(Wire wire) throws IOException {
		switch (wire.method() + " " + wire.path()) {
			case "GET /" -> wire.writeHtml(this.page.html());
			case "GET /_sim/ledger" -> this.page.write(wire.jsonBody());
			case "GET /_sim/health" -> wire.writeHtml("ok");
			default -> api(wire);
		}
	}

	private void api(Wire wire) throws IOException {
		ApiKey.check(wire.header("Authorization"));
		Request request = wire.request();
		if (request.method().equals("GET") && request.path().equals(INTENTS)) {
			wire.write(200, this.intents.list(request.form()));
		}
		else if (request.method().equals("GET")) {
			wire.write(read(request));
		}
		else {
			Reply reply = this.keys.execute(request, this::execute);
			wire.write(reply);
		}
	}

	private Answer read(Request request) {
		String[] path = below(request);
		if (path.length != 1) {
			throw unknown(request);
		}
		return this.intents.retrieve(path[0]);
	}

	private Answer execute(Request request) {
		if (!request.method().equals("POST")) {
			throw unknown(request);
		}
		if (request.path().equals(INTENTS)) {
			return this.intents.create(request);
		}
		String[] path = below(request);
		return switch ((path.length == 2) ? path[1] : "") {
			case "confirm" -> this.intents.confirm(request, path[0]);
			case "capture" -> this.intents.capture(request, path[0]);
			case "cancel" -> this.intents.cancel(request, path[0]);
			default -> throw unknown(request);
		};
	}

	private static String[] below(Request request) {
		if (!request.path().startsWith(INTENTS + "/")) {
			throw unknown(request);
		}
		return request.path().substring(INTENTS.length() + 1).split("/", -1);
	}

	private static StripeRefusal unknown(Request request) {
		return new StripeRefusal(404, StripeError
			.invalid("Unrecognized request URL (" + request.method() + ": " + request.path() + ").", null, null));
	}

}
