package dev.ticketing.auth;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.client.MongoCollection;
import dev.ticketing.auth.Browser.Answer;
import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.QueryPlan;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class AccountIntegrationTests extends AuthRunning {

	@Test
	void signsUpAndIsSignedIn() {
		String email = newAddress();
		Answer signedUp = this.browser.signUp(email, PASSWORD);
		assertThat(signedUp.status()).isEqualTo(201);
		assertThat(signedUp.json().propertyNames()).containsExactlyInAnyOrder("id", "email");
		assertThat(signedUp.json().get("email").asString()).isEqualTo(email);
		assertThat(signedUp.json().get("id").asString()).matches("[0-9a-f]{24}");
		assertThat(this.browser.currentUser(signedUp.token())).isEqualTo(signedUp.json());
	}

	@Test
	void signsInWithTheAddressInAnyCase() {
		String email = newAddress();
		Answer signedUp = this.browser.signUp(email, PASSWORD);
		Answer signedIn = this.browser.signIn(email.toUpperCase(), PASSWORD);
		assertThat(signedIn.status()).isEqualTo(200);
		assertThat(signedIn.json()).isEqualTo(signedUp.json());
		assertThat(this.browser.currentUser(signedIn.token())).isEqualTo(signedUp.json());
	}

	@Test
	void saysTheSameOfAWrongPasswordAndAnUnknownAddress() {
		String email = newAddress();
		this.browser.signUp(email, PASSWORD);
		Answer wrong = this.browser.signIn(email, "wrong horse");
		Answer tooShort = this.browser.signIn(email, "wrong");
		Answer unknown = this.browser.signIn(newAddress(), PASSWORD);
		assertThat(wrong.status()).isEqualTo(400);
		assertThat(wrong.json().at("/errors/0/message").asString()).isEqualTo("Invalid credentials");
		assertThat(List.of(tooShort.status(), unknown.status())).containsOnly(400);
		assertThat(List.of(tooShort.text(), unknown.text())).containsOnly(wrong.text());
		assertThat(wrong.header("Set-Cookie")).isEmpty();
	}

	@Test
	void refusesAnAddressThatIsInUse() {
		String email = newAddress();
		this.browser.signUp(email, PASSWORD);
		Answer second = this.browser.signUp(email.replace("somebody", "SomeBody"), "another horse");
		assertThat(second.status()).isEqualTo(400);
		assertThat(second.json().at("/errors/0/message").asString()).isEqualTo("Email in use");
		assertThat(second.json().at("/errors/0/field").asString()).isEqualTo("email");
		assertThat(second.header("Set-Cookie")).isEmpty();
		assertThat(this.browser.signIn(email, PASSWORD).status()).isEqualTo(200);
	}

	@Test
	void fiftySignUpsOfOneAddressAtOnceMakeOneAccount() throws Exception {
		String email = newAddress();
		long before = accounts();
		CountDownLatch start = new CountDownLatch(1);
		List<Future<Answer>> futures;
		try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
			futures = IntStream.range(0, 50).mapToObj((i) -> people.submit(() -> {
				start.await();
				return this.browser.signUp((i % 2 == 0) ? email : email.toUpperCase(), "password " + i);
			})).toList();
			start.countDown();
		}
		List<Answer> answers = futures.stream().map(Future::resultNow).toList();
		assertThat(answers.stream().filter((answer) -> answer.status() == 201)).hasSize(1);
		assertThat(answers.stream().filter((answer) -> answer.status() != 201)).hasSize(49)
			.allSatisfy((answer) -> assertThat(answer.status()).isEqualTo(400))
			.allSatisfy((answer) -> assertThat(answer.text()).contains("Email in use"));
		assertThat(accounts()).isEqualTo(before + 1);
	}

	@Test
	void theStoreItselfKeepsAddressesUnique() {
		assertThat(this.mongo.getCollection("accounts").listIndexes())
			.anySatisfy((index) -> assertThat(index.get("key", Document.class).keySet()).containsExactly("email"))
			.filteredOn((index) -> index.get("key", Document.class).containsKey("email"))
			.allSatisfy((index) -> assertThat(index.getBoolean("unique")).isTrue());
	}

	@Test
	void findsAccountsByAnIndex() {
		if (LocalServers.embeddedMongo()) {
			return;
		}
		MongoCollection<Document> accounts = this.mongo.getCollection("accounts");
		accounts.insertMany(IntStream.range(0, 3000)
			.mapToObj((i) -> new Document("_id", new ObjectId().toHexString()).append("email", "plan-" + i + "@test"))
			.toList());
		QueryPlan.assertOnIndex(this.mongo.execute((database) -> database), "accounts",
				new Document("email", "plan-7@test"), new Document());
		accounts.deleteMany(new Document("email", new Document("$regex", "^plan-")));
	}

	@Test
	void keepsPasswordsOutOfStoreAndLog(CapturedOutput output) {
		String email = newAddress();
		this.browser.signUp(email, "s3cr3t");
		this.browser.signUp(email, "s3cr3t-and-longer");
		this.browser.signIn(email, "s3cr3t-and-wrong");
		Document account = this.mongo.getCollection("accounts").find(new Document("email", email)).first();
		assertThat(account.toJson()).doesNotContain("s3cr3t");
		assertThat(account.getString("passwordHash")).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
		assertThat(output).doesNotContain("s3cr3t");
	}

	@Test
	void answersFiveWrongPasswordsAndThenTheRightOne() {
		String email = newAddress();
		this.browser.signUp(email, PASSWORD);
		for (int i = 0; i < 5; i++) {
			assertThat(this.browser.signIn(email, "wrong horse " + i).status()).isEqualTo(400);
		}
		assertThat(this.browser.signIn(email, PASSWORD).status()).isEqualTo(200);
	}

	@Test
	void signsOutWithAndWithoutASession() {
		Answer signedUp = this.browser.signUp(newAddress(), PASSWORD);
		Answer out = this.browser.post("/api/users/signout", "", "Cookie", signedUp.cookie());
		assertThat(out.status()).isEqualTo(200);
		assertThat(out.text()).isEqualTo("{}");
		assertThat(out.header("Set-Cookie")).startsWith("session=;").contains("Max-Age=0", "Path=/");
		assertThat(this.browser.post("/api/users/signout", "{}").status()).isEqualTo(200);
	}

}
