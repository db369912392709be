package dev.ticketing.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/**
 * A page of a list that is walked by the key of its last row, not by a number: rows that
 * come and go meanwhile move nothing. The list is an array; {@code Link: <…>; rel="next"}
 * (RFC 8288) leads on.
 *
 * @param limit how many rows at most, 1 to 100
 * @param after where the page before ended, in the list's own words; nothing for the
 * first page
 */
public record Keyset(int limit, @Nullable String after) {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	/**
	 * Reads what the client asks for.
	 * @throws Refusal if it is malformed
	 */
	public static Keyset of(@Nullable Integer limit, @Nullable String cursor) {
		if (limit != null && (limit < 1 || limit > MOST)) {
			throw Refusal.invalid("limit", "limit must be from 1 to 100.");
		}
		try {
			String after = (cursor != null) ? new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
					: null;
			if (after != null && !PlainText.isPlain(after)) {
				throw badCursor();
			}
			return new Keyset((limit != null) ? limit : USUAL, after);
		}
		catch (IllegalArgumentException ex) {
			throw badCursor();
		}
	}

	/**
	 * For a list whose cursor can't be read.
	 */
	public static Refusal badCursor() {
		return Refusal.invalid("cursor", "cursor must be one that a Link header gave.");
	}

	/**
	 * Answers with a page of rows, read with one more than {@link #limit}: the surplus
	 * row only tells that there is more.
	 * @param key what {@link #after} shall be for the page behind a row
	 */
	public <R, B> ResponseEntity<List<B>> page(List<R> rows, Function<R, String> key, Function<R, B> body) {
		List<R> shown = rows.subList(0, Math.min(rows.size(), this.limit));
		ResponseEntity.BodyBuilder response = ResponseEntity.ok();
		if (rows.size() > this.limit) {
			String cursor = Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(key.apply(shown.getLast()).getBytes(StandardCharsets.UTF_8));
			response.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next(cursor)));
		}
		return response.body(shown.stream().map(body).toList());
	}

	// The query as it came, but for the cursor: encoding it anew would encode it twice.
	private static String next(String cursor) {
		UriComponents uri = ServletUriComponentsBuilder.fromCurrentRequest().build();
		Stream<String> others = Arrays.stream(Objects.requireNonNullElse(uri.getQuery(), "").split("&"))
			.filter((parameter) -> !parameter.isEmpty() && !parameter.startsWith("cursor="));
		return uri.getPath() + "?"
				+ Stream.concat(others, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
	}

}
