package dev.ticketing.local.mongo;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.jspecify.annotations.Nullable;

/**
 * A message of MongoDB's wire protocol: a header of four numbers, then what the kind of
 * message says.
 */
record Message(ByteBuffer bytes) {

	static final int OP_REPLY = 1;

	static final int OP_QUERY = 2004;

	static final int OP_MSG = 2013;

	private static final int HEADER = 16;

	private static final int LARGEST = 64 * 1024 * 1024;

	/**
	 * The next message, or none when the other side has closed.
	 * @throws IOException when it closes in the middle of one, or sends what is none
	 */
	static @Nullable Message read(Socket from) throws IOException {
		byte[] header = from.getInputStream().readNBytes(HEADER);
		if (header.length < HEADER) {
			return null;
		}
		int length = little(header).getInt(0);
		if (length < HEADER || length > LARGEST) {
			throw new IOException("A message of " + length + " bytes");
		}
		ByteBuffer bytes = little(new byte[length]).put(header);
		if (from.getInputStream().readNBytes(bytes.array(), HEADER, length - HEADER) < length - HEADER) {
			throw new IOException("The message ends too early");
		}
		return new Message(bytes);
	}

	void write(Socket to) throws IOException {
		to.getOutputStream().write(this.bytes.array());
	}

	int id() {
		return this.bytes.getInt(4);
	}

	int answerTo() {
		return this.bytes.getInt(8);
	}

	int kind() {
		return this.bytes.getInt(12);
	}

	/**
	 * Where the first document begins, or -1 where there is none.
	 */
	int document() {
		return switch (kind()) {
			case OP_MSG -> (this.bytes.get(HEADER + 4) == 0) ? HEADER + 5 : -1;
			case OP_QUERY -> end(HEADER + 4) + 1 + 8;
			case OP_REPLY -> HEADER + 20;
			default -> -1;
		};
	}

	/**
	 * The name of the first field of a document.
	 */
	String firstField(int document) {
		int name = document + 5;
		return new String(this.bytes.array(), name, end(name) - name, java.nio.charset.StandardCharsets.UTF_8);
	}

	/**
	 * The same message with more fields at the end of a document.
	 */
	Message with(int document, byte[] fields) {
		int size = this.bytes.getInt(document);
		int end = document + size - 1;
		int length = this.bytes.capacity();
		ByteBuffer longer = little(new byte[length + fields.length]);
		longer.put(this.bytes.array(), 0, end).put(fields).put(this.bytes.array(), end, length - end);
		longer.putInt(0, length + fields.length).putInt(document, size + fields.length);
		return new Message(longer);
	}

	private int end(int from) {
		int end = from;
		while (this.bytes.get(end) != 0) {
			end++;
		}
		return end;
	}

	static ByteBuffer little(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

}
