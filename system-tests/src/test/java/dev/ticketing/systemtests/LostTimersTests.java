package dev.ticketing.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redis only makes deadlines punctual: without it, or without its data, holds end too.
 */
@org.junit.jupiter.api.Order(31)
@OnPlatform(hold = 8)
class LostTimersTests {

	private Platform platform;

	private Ticket ticket;

	private Person buyer;

	private Order order;

	@BeforeEach
	void reserve(Platform platform) {
		this.platform = platform;
		this.ticket = platform.signUp().offers(Offer.of(1));
		this.buyer = platform.signUp();
		this.order = this.buyer.reserves(this.ticket, 1);
	}

	@Test
	void anOrderIsCancelledOnTimeThoughAllTimersWereDeleted() throws IOException {
		eventually(() -> assertThat(askRedis("DBSIZE")).isNotEqualTo(":0"));
		assertThat(askRedis("FLUSHALL")).isEqualTo("+OK");
		cancelled();
	}

	@Test
	void anOrderIsCancelledOnTimeThoughRedisIsGoneWithAllItsData() throws IOException {
		this.platform.parts().kill("redis");
		try (Stream<Path> stores = Files.list(this.platform.home().resolve("data"))) {
			stores.map((store) -> store.resolve("redis")).filter(Files::exists).forEach(Parts::delete);
		}
		cancelled();
		this.platform.dev("up");
		Order next = this.buyer.reserves(this.ticket, 1);
		Expiries.cancelledOnTime(this.buyer, next);
	}

	private void cancelled() {
		Expiries.cancelledOnTime(this.buyer, this.order);
		eventually(() -> assertThat(this.buyer.sees(this.ticket).available()).isOne());
	}

	private String askRedis(String command) throws IOException {
		try (Socket redis = new Socket(InetAddress.getLoopbackAddress(), this.platform.port() + 21)) {
			redis.setSoTimeout(5_000);
			redis.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
			return new String(redis.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines()
				.findFirst()
				.orElse("");
		}
	}

}
