package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept open and asked one thing after the other. It knows just as
 * much of HTTP/1.1 as our services speak, so that the generator takes little of the
 * machine that is measured.
 */
final class Wire implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 30_000;

	private static final int OK = 200;

	private final int port;

	private @Nullable Socket socket;

	private byte[] buffer = new byte[16 * 1024];

	// What the buffer holds of the answer that is being read.
	private int end;

	private int bodyFrom;

	private int bodyTo;

	Wire(int port) {
		this.port = port;
	}

	/**
	 * Sends a whole request and reads the whole answer.
	 * @return its status
	 * @throws IOException if there is no answer
	 */
	int ask(byte[] request) throws IOException {
		try {
			Socket open = open();
			OutputStream out = open.getOutputStream();
			out.write(request);
			out.flush();
			return read(open.getInputStream());
		}
		catch (IOException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * The body of the last answer.
	 */
	String body() {
		return new String(this.buffer, this.bodyFrom, this.bodyTo - this.bodyFrom, StandardCharsets.UTF_8);
	}

	private Socket open() throws IOException {
		Socket open = this.socket;
		if (open == null) {
			open = new Socket(InetAddress.getLoopbackAddress(), this.port);
			open.setTcpNoDelay(true);
			open.setSoTimeout(PATIENCE_MILLIS);
			this.socket = open;
		}
		return open;
	}

	private int read(InputStream in) throws IOException {
		this.end = 0;
		int headEnd = until(in, "\r\n\r\n", 0) + 4;
		String head = new String(this.buffer, 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
		this.bodyFrom = headEnd;
		if (head.contains("\r\ntransfer-encoding: chunked")) {
			readChunks(in);
		}
		else {
			this.bodyTo = headEnd + length(head);
			need(in, this.bodyTo);
		}
		if (head.contains("\r\nconnection: close")) {
			close();
		}
		return Integer.parseInt(head, 9, 12, 10);
	}

	/**
	 * Moves the chunks together, so that the body is one piece.
	 */
	private void readChunks(InputStream in) throws IOException {
		int from = this.bodyFrom;
		this.bodyTo = from;
		while (true) {
			int sizeEnd = until(in, "\r\n", from);
			int size = Integer.parseInt(new String(this.buffer, from, sizeEnd - from, StandardCharsets.US_ASCII), 16);
			int next = sizeEnd + 2 + size + 2;
			need(in, next);
			if (size == 0) {
				return;
			}
			System.arraycopy(this.buffer, sizeEnd + 2, this.buffer, this.bodyTo, size);
			this.bodyTo += size;
			from = next;
		}
	}

	private static int length(String head) {
		int at = head.indexOf("\r\ncontent-length: ");
		return (at < 0) ? 0 : Integer.parseInt(head.substring(at + 18, head.indexOf("\r\n", at + 18)).strip());
	}

	/**
	 * Reads on until the mark has come.
	 */
	private int until(InputStream in, String mark, int from) throws IOException {
		byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
		for (int at = from;; at++) {
			need(in, at + wanted.length);
			if (java.util.Arrays.equals(this.buffer, at, at + wanted.length, wanted, 0, wanted.length)) {
				return at;
			}
		}
	}

	private void need(InputStream in, int bytes) throws IOException {
		while (this.end < bytes) {
			if (this.end == this.buffer.length) {
				this.buffer = java.util.Arrays.copyOf(this.buffer, 2 * this.buffer.length);
			}
			int count = in.read(this.buffer, this.end, this.buffer.length - this.end);
			if (count < 0) {
				throw new IOException("the connection was closed");
			}
			this.end += count;
		}
	}

	/**
	 * Whether a status says that what was asked for has been done.
	 */
	static boolean done(int status) {
		return status >= OK && status < OK + 100;
	}

	@Override
	public void close() {
		Socket open = this.socket;
		this.socket = null;
		try {
			if (open != null) {
				open.close();
			}
		}
		catch (IOException ex) {
			// It is of no use any more either way.
		}
	}

}
