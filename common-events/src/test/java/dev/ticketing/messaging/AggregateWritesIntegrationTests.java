package dev.ticketing.messaging;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AggregateWritesIntegrationTests {

	private final Store store = new Store();

	private final AggregateWrites writes = new AggregateWrites(this.store.mongo());

	@Test
	void ofManyWhoReplaceTheSameVersionOneIsIn() throws Exception {
		List<Stock> stocks = stored(20);
		List<Boolean> outcomes = all(stocks.stream()
			.flatMap((stock) -> IntStream.range(0, 8)
				.<Callable<Boolean>>mapToObj((free) -> () -> replaces(this.store.load(stock.id()).free(free))))
			.toList());
		long in = outcomes.stream().filter((outcome) -> outcome).count();
		assertThat(in).isGreaterThanOrEqualTo(20);
		assertThat(stocks.stream().mapToLong((stock) -> this.store.load(stock.id()).version() - 1).sum()).isEqualTo(in);
	}

	@Test
	void whoIsTooLateHearsItAndNobodyElseDoes() throws Exception {
		List<Stock> stocks = stored(100);
		List<Stock> late = IntStream.range(0, 100)
			.filter((each) -> each % 3 == 0)
			.mapToObj(stocks::get)
			.map((stock) -> this.store.load(stock.id()))
			.toList();
		late.forEach((stock) -> this.writes.replace(this.store.load(stock.id()).free(7)));
		List<Boolean> outcomes = all(IntStream.range(0, 100)
			.<Callable<Boolean>>mapToObj((each) -> () -> replaces(
					((each % 3 == 0) ? late.get(each / 3) : this.store.load(stocks.get(each).id())).free(9)))
			.toList());
		assertThat(IntStream.range(0, 100)).allSatisfy((each) -> {
			assertThat(outcomes.get(each)).isEqualTo(each % 3 != 0);
			assertThat(this.store.load(stocks.get(each).id()).free()).isEqualTo((each % 3 == 0) ? 7 : 9);
			assertThat(this.store.load(stocks.get(each).id()).version()).isEqualTo(2);
		});
	}

	@Test
	void ofManyInsertionsThoseOfTakenIdsFail() throws Exception {
		List<Stock> stocks = stored(10);
		List<Callable<Boolean>> again = stocks.stream()
			.<Callable<Boolean>>map((stock) -> () -> inserts(Stock.at(stock.id(), 1)))
			.toList();
		List<Callable<Boolean>> fresh = Stream.<Callable<Boolean>>generate(() -> () -> inserts(Stock.of(1)))
			.limit(30)
			.toList();
		List<Boolean> outcomes = all(Stream.concat(again.stream(), fresh.stream()).toList());
		assertThat(outcomes.subList(0, 10)).containsOnly(false);
		assertThat(outcomes.subList(10, 40)).containsOnly(true);
	}

	@Test
	void whoIsAloneHearsTheSame() {
		Stock stock = stored(1).getFirst();
		Stock late = this.store.load(stock.id());
		this.writes.replace(this.store.load(stock.id()).free(3));
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> this.writes.replace(late.free(4)));
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.writes.insert(Stock.at(stock.id(), 1)));
		assertThat(this.store.load(stock.id()).free()).isEqualTo(3);
	}

	@Test
	void whatIsInsertedIsTheFirstVersionHoweverOftenItWasTried() {
		Stock tried = Stock.at(new ObjectId().toHexString(), 2);
		this.writes.insert(tried);
		assertThat(this.store.load(tried.id()).version()).isOne();
	}

	private List<Stock> stored(int count) {
		List<Stock> stocks = IntStream.range(0, count).mapToObj(Stock::of).toList();
		stocks.forEach(this.writes::insert);
		return stocks;
	}

	private boolean replaces(Stock stock) {
		try {
			this.writes.replace(stock);
			return true;
		}
		catch (OptimisticLockingFailureException ex) {
			return false;
		}
	}

	private boolean inserts(Stock stock) {
		try {
			this.writes.insert(stock);
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			return threads.invokeAll(tasks).stream().map((task) -> task.resultNow()).toList();
		}
	}

}
