package dev.ticketing.local.stripe;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Reads whole lines only: bytes after the last line feed are no line.
 */
final class Lines {

	private final InputStream input;

	Lines(InputStream input) {
		this.input = new BufferedInputStream(input, 1 << 16);
	}

	byte @Nullable [] next() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.input.read(); next >= 0; next = this.input.read()) {
			if (next == '\n') {
				return line.toByteArray();
			}
			line.write(next);
		}
		return null;
	}

}
