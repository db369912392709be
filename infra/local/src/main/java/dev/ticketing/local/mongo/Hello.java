package dev.ticketing.local.mongo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What the one member of a replica set adds to a server's answer to {@code hello}.
 */
final class Hello {

	private static final Set<String> NAMES = Set.of("hello", "isMaster", "ismaster");

	private static final int TEXT = 2;

	private static final int ARRAY = 4;

	private static final int BOOLEAN = 8;

	private static final int NUMBER = 16;

	private final byte[] fields;

	Hello(String set, String member) {
		ByteArrayOutputStream fields = new ByteArrayOutputStream();
		text(fields, "setName", set);
		text(fields, "me", member);
		text(fields, "primary", member);
		field(fields, NUMBER, "setVersion", number(1));
		field(fields, BOOLEAN, "secondary", new byte[] { 0 });
		ByteArrayOutputStream hosts = new ByteArrayOutputStream();
		text(hosts, "0", member);
		hosts.write(0);
		field(fields, ARRAY, "hosts", number(hosts.size() + 4), hosts.toByteArray());
		this.fields = fields.toByteArray();
	}

	static boolean asks(Message message) {
		int document = message.document();
		return document > 0 && NAMES.contains(message.firstField(document));
	}

	Message asMember(Message answer) {
		int document = answer.document();
		return (document > 0) ? answer.with(document, this.fields) : answer;
	}

	private static void text(ByteArrayOutputStream to, String name, String value) {
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		field(to, TEXT, name, number(bytes.length + 1), bytes, new byte[] { 0 });
	}

	private static void field(ByteArrayOutputStream to, int type, String name, byte[]... parts) {
		to.write(type);
		to.writeBytes(name.getBytes(StandardCharsets.UTF_8));
		to.write(0);
		for (byte[] part : parts) {
			to.writeBytes(part);
		}
	}

	private static byte[] number(int value) {
		return Message.little(new byte[4]).putInt(value).array();
	}

}
