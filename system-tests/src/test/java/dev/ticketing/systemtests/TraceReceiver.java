package dev.ticketing.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;

/**
 * Takes spans as a collector does (OTLP over HTTP), and reads just enough of them.
 */
final class TraceReceiver implements AutoCloseable {

	private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

	private final HttpServer server;

	private TraceReceiver(HttpServer server) {
		this.server = server;
	}

	static TraceReceiver start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		TraceReceiver receiver = new TraceReceiver(server);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/v1/traces", (exchange) -> {
			receiver.take(exchange.getRequestBody().readAllBytes());
			exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.start();
		return receiver;
	}

	String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * The spans of a trace, as {@code service: name}.
	 */
	Set<String> spans(String trace) {
		return this.spans.stream()
			.filter((span) -> span.trace().equals(trace))
			.map((span) -> span.service() + ": " + span.name())
			.collect(Collectors.toSet());
	}

	/**
	 * The spans of a trace whose parent is neither among them nor what the caller sent.
	 */
	List<Span> orphans(String trace) {
		List<Span> all = this.spans.stream().filter((span) -> span.trace().equals(trace)).toList();
		Set<String> ids = all.stream().map(Span::id).collect(Collectors.toSet());
		return all.stream()
			.filter((span) -> !ids.contains(span.parent()) && !span.name().startsWith("http post"))
			.toList();
	}

	// ExportTraceServiceRequest.resource_spans = 1; ResourceSpans: resource = 1,
	// scope_spans = 2; ScopeSpans.spans = 2.
	private void take(byte[] request) {
		for (Message resourceSpans : Message.of(request).all(1)) {
			String service = resourceSpans.all(1)
				.stream()
				.flatMap((resource) -> resource.all(1).stream())
				.filter((attribute) -> attribute.text(1).equals("service.name"))
				.map((attribute) -> attribute.all(2).getFirst().text(1))
				.findFirst()
				.orElse("?");
			resourceSpans.all(2)
				.stream()
				.flatMap((scope) -> scope.all(2).stream())
				.map((span) -> new Span(service, span.hex(1), span.hex(2), span.hex(4), span.text(5)))
				.forEach(this.spans::add);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	record Span(String service, String trace, String id, String parent, String name) {
	}

	/**
	 * A Protocol Buffers message: what it has of fields with a length.
	 */
	private record Message(List<Field> fields) {

		static Message of(byte[] bytes) {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			List<Field> fields = new java.util.ArrayList<>();
			while (buffer.hasRemaining()) {
				long tag = varint(buffer);
				switch ((int) (tag & 7)) {
					case 0 -> varint(buffer);
					case 1 -> buffer.getLong();
					case 2 -> {
						byte[] content = new byte[(int) varint(buffer)];
						buffer.get(content);
						fields.add(new Field((int) (tag >> 3), content));
					}
					case 5 -> buffer.getInt();
					default -> throw new IllegalArgumentException("no Protocol Buffers message");
				}
			}
			return new Message(fields);
		}

		private static long varint(ByteBuffer buffer) {
			long value = 0;
			for (int shift = 0;; shift += 7) {
				byte next = buffer.get();
				value |= (long) (next & 0x7f) << shift;
				if (next >= 0) {
					return value;
				}
			}
		}

		List<Message> all(int number) {
			return contents(number).stream().map(Message::of).toList();
		}

		String text(int number) {
			return contents(number).stream()
				.map((content) -> new String(content, StandardCharsets.UTF_8))
				.findFirst()
				.orElse("");
		}

		String hex(int number) {
			return contents(number).stream().map(HexFormat.of()::formatHex).findFirst().orElse("");
		}

		private List<byte[]> contents(int number) {
			return this.fields.stream().filter((field) -> field.number() == number).map(Field::content).toList();
		}

	}

	private record Field(int number, byte[] content) {
	}

}
