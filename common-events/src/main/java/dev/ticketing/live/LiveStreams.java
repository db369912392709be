package dev.ticketing.live;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import dev.ticketing.live.LiveStream.Told;
import dev.ticketing.security.Session;
import dev.ticketing.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;

/**
 * The streams of server-sent events of this instance. One thread asks the store several
 * times a second in which version everything is that is followed here, and tells whoever
 * has not heard of it; so a change reaches them, whichever instance has made it, and
 * without a broker.
 * <p>
 * They end before the web server waits for its last requests, so that they don't delay
 * the end of the process.
 */
public final class LiveStreams implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LiveStreams.class);

	private static final int CHUNK = 500;

	private final Map<String, Set<LiveStream>> byId = new ConcurrentHashMap<>();

	private final Watched watched;

	private final JsonMapper json;

	private final LiveSettings settings;

	private final Clock clock;

	private final LivePlaces places;

	private volatile @Nullable Thread looking;

	LiveStreams(Watched watched, JsonMapper json, LiveSettings settings, Clock clock) {
		this.watched = watched;
		this.json = json;
		this.settings = settings;
		this.clock = clock;
		this.places = new LivePlaces(settings);
	}

	/**
	 * Tells how it is at once, unless the reader knows by {@code Last-Event-ID}, and how
	 * it becomes. Returns when the stream has ended: because its reader has gone, with
	 * their session, after a while, or with this process.
	 * @param session of who asks, who must be allowed to
	 * @throws Refusal 404, 429 or 503, before anything is written
	 */
	public void follow(String id, @Nullable Session session, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		Watched.State first = this.watched.state(id).orElseThrow(() -> Refusal.notFound("There is no such thing."));
		LivePlaces.Place place = this.places.take(session, request);
		try (place) {
			response.setContentType("text/event-stream;charset=UTF-8");
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.setHeader("X-Accel-Buffering", "no");
			if (!request.getMethod().equals("HEAD")) {
				LiveStream stream = new LiveStream(this.watched.event(), first.version());
				if (!first.version().equals(request.getHeader("Last-Event-ID"))) {
					stream.tell(told(first));
				}
				stream(id, stream, response.getOutputStream(), deadline(session));
			}
		}
	}

	private void stream(String id, LiveStream stream, OutputStream out, long deadline) {
		this.byId.compute(id, (key, streams) -> {
			Set<LiveStream> all = (streams != null) ? streams : ConcurrentHashMap.newKeySet();
			all.add(stream);
			return all;
		});
		try {
			// Not all at the same time, should we end with many of them open.
			LiveStream.send(out, "retry: %d\n\n".formatted(ThreadLocalRandom.current().nextInt(1000, 3000)));
			if (isRunning()) {
				stream.write(out, this.settings.heartbeat(), deadline);
			}
		}
		catch (IOException ex) {
			logger.debug("A reader of {} has gone: {}", id, ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.byId.computeIfPresent(id, (key, streams) -> {
				streams.remove(stream);
				return streams.isEmpty() ? null : streams;
			});
		}
	}

	private long deadline(@Nullable Session session) {
		Duration longest = this.settings.longest();
		Instant end = (session != null) ? session.expiresAt() : null;
		Duration left = (end != null) ? Duration.between(this.clock.instant(), end) : longest;
		return System.nanoTime() + (left.compareTo(longest) < 0 ? left : longest).toNanos();
	}

	private Told told(Watched.State state) {
		return new Told(state.version(), this.json.writeValueAsString(state.body()));
	}

	private void lookAgainAndAgain() {
		boolean failed = false;
		while (this.looking == Thread.currentThread()) {
			LockSupport.parkNanos(this.settings.interval().toNanos());
			try {
				look();
				failed = false;
			}
			catch (RuntimeException ex) {
				if (!failed) {
					logger.warn("What is followed can't be looked at: {}; trying on", ex.toString());
				}
				failed = true;
			}
		}
	}

	/**
	 * Tells what has changed.
	 */
	void look() {
		List<String> ids = new ArrayList<>(this.byId.keySet());
		for (int from = 0; from < ids.size(); from += CHUNK) {
			this.watched.versions(ids.subList(from, Math.min(from + CHUNK, ids.size()))).forEach(this::tell);
		}
	}

	private void tell(String id, String version) {
		Set<LiveStream> streams = this.byId.getOrDefault(id, Set.of());
		if (streams.stream().anyMatch((stream) -> stream.lacks(version))) {
			this.watched.state(id)
				.map(this::told)
				.ifPresent((told) -> streams.stream()
					.filter((stream) -> stream.lacks(told.version()))
					.forEach((stream) -> stream.tell(told)));
		}
	}

	/**
	 * How many there are.
	 */
	int count() {
		return this.places.taken();
	}

	@Override
	public void start() {
		this.places.open();
		this.looking = Thread.ofVirtual().name("live").unstarted(this::lookAgainAndAgain);
		this.looking.start();
	}

	@Override
	public void stop() {
		this.places.close();
		this.looking = null;
		this.byId.values().forEach((streams) -> streams.forEach(LiveStream::close));
	}

	@Override
	public boolean isRunning() {
		return this.looking != null;
	}

	// Before the web server's graceful shutdown (DEFAULT_PHASE - 1024) waits for them.
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 512;
	}

}
