package dev.ticketing.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.ticketing.events.Event;
import dev.ticketing.events.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A golden file is what some service may still send or have stored. Never change one; a
 * new field gets a new sample, a breaking change a new version.
 */
class ContractsTests {

	private static final String REFUNDS = "-refunds";

	private static final String TIME_ZONES = "-time-zones";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static List<Event> events() {
		return EventSamples.all();
	}

	static List<Event> eventsBeforeTimeZones() {
		return EventSamples.beforeTimeZones();
	}

	static List<Event> eventsBeforeRefunds() {
		return EventSamples.beforeRefunds();
	}

	@ParameterizedTest
	@MethodSource("events")
	void isWrittenAsTheGoldenFileSaysAndReadBackEqual(Event event) {
		String golden = newest(event);
		assertThat(EventJson.write(event)).isEqualTo(golden);
		assertThat(read(golden.getBytes(StandardCharsets.UTF_8), event)).isEqualTo(event);
	}

	@ParameterizedTest
	@MethodSource("eventsBeforeRefunds")
	void isReadAsItWasWrittenBeforeThereWereRefunds(Event event) {
		String golden = golden(event, "");
		assertThat(read(golden.getBytes(StandardCharsets.UTF_8), event)).isEqualTo(event);
	}

	@ParameterizedTest
	@MethodSource("eventsBeforeTimeZones")
	void isReadAsItWasWrittenBeforeThereWereTimeZones(Event event) {
		String golden = golden(event, exists(event, REFUNDS) ? REFUNDS : "");
		assertThat(read(golden.getBytes(StandardCharsets.UTF_8), event)).isEqualTo(event);
	}

	@ParameterizedTest
	@MethodSource("events")
	void isReadWithFieldsThatAreNewerThanTheReader(Event event) {
		JsonNode json = JSON.readTree(EventJson.write(event));
		extend(json);
		assertThat(read(JSON.writeValueAsBytes(json), event)).isEqualTo(event);
	}

	@ParameterizedTest
	@MethodSource("events")
	void isReadWithoutFieldsThatAreNewerThanTheWriter(Event event) {
		JsonNode json = JSON.readTree(EventJson.write(event));
		removeNulls(json);
		assertThat(read(JSON.writeValueAsBytes(json), event)).isEqualTo(event);
	}

	@Test
	void everyContractIsInTheTableAndHasASampleAndNothingElseHas() {
		List<String> records = names(records(Event.class));
		assertThat(names(EventType.all().stream().map(EventType::payload))).doesNotHaveDuplicates()
			.hasSameElementsAs(records);
		assertThat(names(events().stream().map(Event::getClass))).hasSameElementsAs(records);
		assertThat(records(Event.class)).allMatch(Class::isRecord);
	}

	@Test
	void typesAndSubjectsAreThoseOfTheTable() {
		Map<String, String> subjects = new TreeMap<>();
		EventType.all().forEach((type) -> subjects.put(type.type(), type.subject("ID")));
		Map<String, String> expected = new TreeMap<>();
		Stream
			.of("tickets.ticket.created", "tickets.ticket.updated", "tickets.ticket.withdrawn",
					"orders.availability.changed", "orders.order.created", "orders.order.extended",
					"orders.order.cancelled", "orders.order.completed", "orders.order.refunded",
					"expiration.expiration.completed", "payments.payment.authorized", "payments.payment.challenged",
					"payments.payment.captured", "payments.payment.failed", "payments.payment.voided",
					"payments.payment.refunded")
			.forEach((name) -> expected.put("dev.ticketing." + name.substring(name.indexOf('.') + 1) + ".v1",
					"ticketing." + name + ".v1.ID"));
		assertThat(subjects).isEqualTo(expected);
	}

	@Test
	void findsATypeByItsNameOrClassAndNoOther() {
		EventType.all().forEach((type) -> {
			assertThat(EventType.named(type.type())).contains(type);
			assertThat(EventType.of(type.payload())).isEqualTo(type);
		});
		assertThat(EventType.named("dev.ticketing.order.created.v2")).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> EventType.of(Event.class));
	}

	@ParameterizedTest
	@CsvSource({ "ticket.created, 64b000000000000000000001, 1", "availability.changed, 64b000000000000000000001, 5",
			"order.cancelled, 64b000000000000000000002, 2", "expiration.completed, 64b000000000000000000002, 2",
			"payment.refunded, 64b000000000000000000003, 4" })
	void tellsWhichAggregateAndWhichVersion(String name, String id, long version) {
		Event event = events().stream()
			.filter((each) -> EventType.of(each.getClass()).name().equals(name))
			.findFirst()
			.orElseThrow();
		assertThat(event.aggregateId()).isEqualTo(id);
		assertThat(event.version()).isEqualTo(version);
	}

	private static List<String> names(Stream<? extends Class<?>> types) {
		return types.<String>map(Class::getSimpleName).toList();
	}

	private static Stream<Class<?>> records(Class<?> type) {
		return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ContractsTests::records)
				: Stream.of(type);
	}

	private static Event read(byte[] json, Event like) {
		return EventJson.read(json, like.getClass());
	}

	private static void extend(JsonNode json) {
		json.forEach(ContractsTests::extend);
		if (json instanceof ObjectNode object) {
			object.put("newer", 1).putObject("newest").putArray("list").add("x");
		}
	}

	private static void removeNulls(JsonNode json) {
		if (json instanceof ObjectNode object) {
			object.propertyNames().stream().toList().forEach((name) -> {
				if (object.get(name).isNull()) {
					object.remove(name);
				}
			});
		}
		if (json instanceof ObjectNode || json instanceof ArrayNode) {
			json.forEach(ContractsTests::removeNulls);
		}
	}

	/**
	 * As it is written today: with what came last, if something did.
	 */
	private static String newest(Event event) {
		return golden(event,
				Stream.of(TIME_ZONES, REFUNDS).filter((since) -> exists(event, since)).findFirst().orElse(""));
	}

	private static boolean exists(Event event, String since) {
		return ContractsTests.class.getResource(file(event, since)) != null;
	}

	private static String file(Event event, String since) {
		EventType type = EventType.of(event.getClass());
		return "/events/%s.v%d%s.json".formatted(type.name(), type.major(), since);
	}

	private static String golden(Event event, String since) {
		String file = file(event, since);
		try (InputStream golden = ContractsTests.class.getResourceAsStream(file)) {
			assertThat(golden).as(file).isNotNull();
			return new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
