package dev.ticketing.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MergedTests {

	@Test
	void servesWhoIsAloneAlone() {
		List<Integer> sizes = new ArrayList<>();
		Merged<Integer, Integer> merged = new Merged<>(10, (batch) -> {
			sizes.add(batch.size());
			return batch;
		});
		assertThat(merged.ask(7)).isEqualTo(7);
		assertThat(sizes).containsExactly(1);
	}

	@Test
	void doesTogetherWhatHasQueuedMeanwhile() throws Exception {
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch others = new CountDownLatch(1);
		List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
		Merged<Integer, Integer> merged = new Merged<>(100, (batch) -> {
			sizes.add(batch.size());
			if (sizes.size() == 1) {
				first.countDown();
				await(others);
			}
			return batch;
		});
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Integer> leader = threads.submit(() -> merged.ask(0));
			first.await();
			List<Future<Integer>> followers = IntStream.rangeClosed(1, 50)
				.mapToObj((i) -> threads.submit(() -> merged.ask(i)))
				.toList();
			org.awaitility.Awaitility.await().until(() -> merged.waiting() == 50);
			others.countDown();
			assertThat(leader.get()).isZero();
			for (int i = 0; i < 50; i++) {
				assertThat(followers.get(i).get()).isEqualTo(i + 1);
			}
		}
		assertThat(sizes).containsExactly(1, 50);
	}

	@Test
	void answersEverybodyUnderFire() throws Exception {
		Merged<Integer, Integer> merged = new Merged<>(7, (batch) -> batch.stream().map((i) -> i * 2).toList());
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> answers = IntStream.range(0, 20_000)
				.mapToObj((i) -> threads.submit(() -> merged.ask(i)))
				.toList();
			for (int i = 0; i < answers.size(); i++) {
				assertThat(answers.get(i).get()).isEqualTo(i * 2);
			}
		}
	}

	@Test
	void failsForAllOfTheBatchAndGoesOnWithTheNext() {
		Merged<Integer, Integer> merged = new Merged<>(10, (batch) -> {
			if (batch.contains(13)) {
				throw new IllegalStateException("thirteen");
			}
			return batch;
		});
		assertThatIllegalStateException().isThrownBy(() -> merged.ask(13));
		assertThat(merged.ask(14)).isEqualTo(14);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
