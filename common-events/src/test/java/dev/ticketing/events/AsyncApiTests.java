package dev.ticketing.events;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/api/asyncapi.yaml} says what the contracts say: nothing more, nothing less.
 */
class AsyncApiTests {

	private static final Pattern HEARS = Pattern.compile("\\.on\\((\\w+)\\.class");

	private final Map<String, Object> document = load();

	@Test
	void hasOneChannelForEachTypeAtItsSubject() {
		assertThat(at("channels").keySet()).isEqualTo(names(EventType.all()));
		EventType.all().forEach((type) -> {
			Map<String, Object> channel = at("channels", channel(type));
			assertThat(channel).containsEntry("address", type.subject("{aggregateId}"));
			assertThat(at("channels", channel(type), "parameters").keySet()).containsExactly("aggregateId");
			assertThat(at("channels", channel(type), "messages"))
				.isEqualTo(Map.of(type.payload().getSimpleName(), ref("#/components/messages/", type.payload())));
		});
	}

	@Test
	void hasOneMessageForEachTypeWithItsHeadersAndPayload() {
		assertThat(at("components", "messages")).hasSameSizeAs(EventType.all());
		EventType.all().forEach((type) -> {
			Map<String, Object> message = at("components", "messages", type.payload().getSimpleName());
			assertThat(message).containsEntry("name", type.type())
				.containsEntry("contentType", "application/json")
				.containsEntry("payload", ref("#/components/schemas/", type.payload()));
			assertThat(message.get("headers")).isEqualTo(Map.of("allOf",
					List.of(Map.of("$ref", "#/components/schemas/Headers"),
							Map.of("type", "object", "properties", Map.of("ce-type", Map.of("const", type.type()),
									"ce-source", Map.of("const", "/" + type.context()))))));
		});
		assertThat(at("components", "schemas", "Headers", "properties").keySet()).containsExactlyInAnyOrder(
				"ce-specversion", "ce-id", "ce-type", "ce-source", "ce-subject", "ce-time", "ce-sequence",
				"Content-Type", "Nats-Msg-Id", "traceparent");
	}

	@Test
	void describesEveryFieldOfEveryRecordAndNoOther() {
		Map<String, Object> expected = new TreeMap<>();
		EventType.all().forEach((type) -> describe(type.payload(), expected));
		Map<String, Object> schemas = new TreeMap<>(at("components", "schemas"));
		schemas.remove("Headers");
		assertThat(withoutDescriptions(schemas)).isEqualTo(expected);
	}

	@Test
	void letsEachServiceSendJustItsOwn() {
		assertThat(operations("send")).isEqualTo(EventType.all()
			.stream()
			.map((type) -> type.context() + " " + channel(type))
			.collect(Collectors.toCollection(TreeSet::new)));
	}

	@Test
	void letsEachServiceReceiveJustWhatItListensTo() throws IOException {
		Set<String> expected = new TreeSet<>();
		for (String service : List.of("auth", "tickets", "orders", "expiration", "payments")) {
			heard(service).forEach((type) -> expected.add(service + " " + channel(type)));
		}
		assertThat(operations("receive")).as("operations in docs/api/asyncapi.yaml").isEqualTo(expected);
	}

	private static List<EventType> heard(String service) throws IOException {
		Path sources = Path.of("..", service, "src", "main", "java");
		Set<String> events = new TreeSet<>();
		try (Stream<Path> files = Files.walk(sources)) {
			for (Path file : files.filter((path) -> path.toString().endsWith("Subscriptions.java")).toList()) {
				HEARS.matcher(Files.readString(file)).results().forEach((match) -> events.add(match.group(1)));
			}
		}
		return EventType.all().stream().filter((type) -> events.contains(type.payload().getSimpleName())).toList();
	}

	private Set<String> operations(String action) {
		Set<String> operations = new TreeSet<>();
		at("operations").forEach((id, value) -> {
			Map<?, ?> operation = (Map<?, ?>) value;
			String service = ((Map<?, ?>) ((List<?>) operation.get("tags")).getFirst()).get("name").toString();
			String channel = ((Map<?, ?>) operation.get("channel")).get("$ref").toString().replace("#/channels/", "");
			assertThat(id).isEqualTo(service + "." + operation.get("action") + "." + channel);
			if (operation.get("action").equals(action)) {
				operations.add(service + " " + channel);
			}
		});
		return operations;
	}

	private static void describe(Class<?> type, Map<String, Object> schemas) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			properties.put(component.getName(), schema(component.getGenericType(), nullable(component), schemas));
		}
		List<String> required = Arrays.stream(type.getRecordComponents())
			.filter((component) -> !nullable(component))
			.map(RecordComponent::getName)
			.toList();
		schemas.put(type.getSimpleName(), Map.of("type", "object", "required", required, "properties", properties));
	}

	private static Map<String, Object> schema(Type type, boolean nullable, Map<String, Object> schemas) {
		if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
			return Map.of("type", nullable ? List.of("array", "null") : "array", "items",
					schema(list.getActualTypeArguments()[0], false, schemas));
		}
		Class<?> plain = (Class<?>) type;
		if (plain.isRecord()) {
			describe(plain, schemas);
			return ref("#/components/schemas/", plain);
		}
		Map<String, Object> schema = new LinkedHashMap<>(switch (plain.getName()) {
			case "java.lang.String" -> Map.of("type", "string");
			case "int" -> Map.of("type", "integer", "format", "int32");
			case "long" -> Map.of("type", "integer", "format", "int64");
			case "boolean" -> Map.of("type", "boolean");
			default -> {
				assertThat(plain).isEqualTo(Instant.class);
				yield Map.of("type", "string", "format", "date-time");
			}
		});
		schema.computeIfPresent("type", (key, name) -> nullable ? List.of(name, "null") : name);
		return schema;
	}

	private static boolean nullable(RecordComponent component) {
		return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
	}

	private static Object withoutDescriptions(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> rest = new LinkedHashMap<>();
			map.forEach((key, member) -> {
				// A field may be called so too; its description is then a map.
				if (!(key.equals("description") && member instanceof String)) {
					rest.put(key, withoutDescriptions(member));
				}
			});
			return rest;
		}
		return value;
	}

	private static Map<String, Object> ref(String where, Class<?> type) {
		return Map.of("$ref", where + type.getSimpleName());
	}

	private static String channel(EventType type) {
		return type.name() + ".v" + type.major();
	}

	private static Set<String> names(List<EventType> types) {
		return types.stream().map(AsyncApiTests::channel).collect(Collectors.toSet());
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> at(String... path) {
		Map<String, Object> found = this.document;
		for (String step : path) {
			assertThat(found).containsKey(step);
			found = (Map<String, Object>) found.get(step);
		}
		return found;
	}

	private static Map<String, Object> load() {
		try (Reader yaml = Files.newBufferedReader(Path.of("..", "docs", "api", "asyncapi.yaml"))) {
			return new Yaml().load(yaml);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
