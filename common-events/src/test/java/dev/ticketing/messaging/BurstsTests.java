package dev.ticketing.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BurstsTests {

	private final List<List<Integer>> passedOn = Collections.synchronizedList(new ArrayList<>());

	@Test
	void passesOnWhatComesAloneThoughThePauseIsLong() {
		Bursts<Integer> bursts = new Bursts<>(Duration.ofHours(1), this.passedOn::add);
		bursts.add(1);
		await().until(() -> !this.passedOn.isEmpty());
		assertThat(this.passedOn).containsExactly(List.of(1));
	}

	@Test
	void keepsTogetherAndInOrderWhatComesMeanwhile() {
		CountDownLatch others = new CountDownLatch(1);
		Bursts<Integer> bursts = new Bursts<>(Duration.ofMillis(1), (burst) -> {
			this.passedOn.add(burst);
			if (burst.contains(0)) {
				await().until(() -> others.getCount() == 0);
			}
		});
		bursts.add(0);
		await().until(() -> !this.passedOn.isEmpty());
		bursts.add(1);
		bursts.addAll(List.of(2, 3));
		bursts.add(4);
		others.countDown();
		await().until(() -> this.passedOn.size() > 1);
		assertThat(this.passedOn).containsExactly(List.of(0), List.of(1, 2, 3, 4));
	}

	@Test
	void waitsForThePauseNoLongerWhenFlushed() {
		Bursts<Integer> bursts = new Bursts<>(Duration.ofHours(1), this.passedOn::add);
		bursts.add(0);
		await().until(() -> !this.passedOn.isEmpty());
		bursts.add(1);
		bursts.add(2);
		assertThat(this.passedOn).hasSize(1);
		bursts.flush();
		assertThat(this.passedOn).containsExactly(List.of(0), List.of(1, 2));
		bursts.flush();
		assertThat(this.passedOn).hasSize(2);
	}

	@Test
	void goesOnAfterABurstThatNobodyTook() {
		Bursts<Integer> bursts = new Bursts<>(Duration.ofMillis(1), (burst) -> {
			if (burst.contains(13)) {
				throw new IllegalStateException("thirteen");
			}
			this.passedOn.add(burst);
		});
		bursts.add(13);
		await().until(() -> {
			bursts.add(1);
			return !this.passedOn.isEmpty();
		});
		assertThat(this.passedOn.stream().flatMap(List::stream)).containsOnly(1);
	}

	@Test
	void passesOnEverythingOnceUnderFire() throws Exception {
		Bursts<Integer> bursts = new Bursts<>(Duration.ofNanos(1), this.passedOn::add);
		CountDownLatch together = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			IntStream.range(0, 50).forEach((thread) -> threads.submit(() -> {
				together.await();
				IntStream.range(0, 400).forEach((i) -> bursts.add(thread * 400 + i));
				return null;
			}));
			together.countDown();
		}
		await().until(() -> all().size() >= 20_000);
		assertThat(all()).hasSize(20_000).doesNotHaveDuplicates();
		IntStream.range(0, 50)
			.forEach((thread) -> assertThat(all().stream().filter((i) -> i / 400 == thread)).isSorted());
		assertThat(this.passedOn).doesNotContain(List.of());
	}

	private List<Integer> all() {
		synchronized (this.passedOn) {
			return this.passedOn.stream().flatMap(List::stream).toList();
		}
	}

}
