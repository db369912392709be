package dev.ticketing.local.mongo;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Answers a command only after everything that the command wrote or saw is in the file,
 * so that killing the process loses nothing that a client was told. Commands that run at
 * the same time share one commit, and no commit happens in the middle of a command.
 */
class DurableBackend extends H2Backend {

	private static final int COMMITS_BETWEEN_COMPACTIONS = 2_000;

	private static final int WANTED_FILL_PERCENT = 50;

	private static final int COMPACTED_BYTES_AT_MOST = 2 << 20;

	private final ReadWriteLock commands = new ReentrantReadWriteLock();

	private final AtomicLong started = new AtomicLong();

	private final Object committing = new Object();

	private volatile long committed;

	private long commits;

	DurableBackend(MVStore store) {
		super(store);
	}

	/** Opens a store that commits only when told to. */
	static DurableBackend on(@Nullable Path file) {
		MVStore.Builder builder = new MVStore.Builder().autoCommitDisabled().compress();
		if (file != null) {
			builder.fileName(file.toString());
		}
		MVStore store = builder.open();
		// Space of old versions is used again at once; else the file grows by gigabytes.
		store.setRetentionTime(0);
		return new DurableBackend(store);
	}

	@Override
	public Document handleCommand(Channel channel, String database, String command, Document query) {
		return switch (command) {
			case "hello" -> hello(channel, database, query);
			case "ismaster", "isMaster", "ping", "buildInfo", "buildinfo" ->
				super.handleCommand(channel, database, command, query);
			case "find", "getMore", "count", "distinct" -> read(channel, database, command, query);
			default -> write(channel, database, command, query);
		};
	}

	// mongo-java-server knows only the old name of this command; health checks use the
	// new one.
	private Document hello(Channel channel, String database, Document query) {
		Document answer = super.handleCommand(channel, database, "isMaster", query);
		answer.put("isWritablePrimary", true);
		return answer;
	}

	private Document read(Channel channel, String database, String command, Document query) {
		Document answer = super.handleCommand(channel, database, command, query);
		commitUpTo(this.started.get());
		return answer;
	}

	private Document write(Channel channel, String database, String command, Document query) {
		this.commands.readLock().lock();
		long number;
		Document answer;
		try {
			number = this.started.incrementAndGet();
			answer = super.handleCommand(channel, database, command, query);
		}
		finally {
			this.commands.readLock().unlock();
		}
		commitUpTo(number);
		return answer;
	}

	private void commitUpTo(long number) {
		if (this.committed >= number) {
			return;
		}
		synchronized (this.committing) {
			if (this.committed < number) {
				commitAll();
			}
		}
	}

	private void commitAll() {
		this.commands.writeLock().lock();
		try {
			long all = this.started.get();
			getMvStore().commit();
			this.committed = all;
			if (++this.commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
				getMvStore().compact(WANTED_FILL_PERCENT, COMPACTED_BYTES_AT_MOST);
			}
		}
		finally {
			this.commands.writeLock().unlock();
		}
	}

}
