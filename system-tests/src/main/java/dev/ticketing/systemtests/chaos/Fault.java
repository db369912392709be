package dev.ticketing.systemtests.chaos;

import dev.ticketing.systemtests.faults.Retelling;
import dev.ticketing.systemtests.faults.Weather;

/**
 * Something that goes wrong, and is mended some time later.
 */
sealed interface Fault {

	void strike(Stage stage);

	/** Makes it good again; what is dead is started by {@code ./dev up}. */
	void mend(Stage stage);

	/** A process ends as if the power went. */
	record Kill(String part) implements Fault {

		@Override
		public void strike(Stage stage) {
			stage.kill(this.part);
		}

		@Override
		public void mend(Stage stage) {
			stage.dev("up");
		}

	}

	/** A service is told to end, finishes what it has begun, and is started again. */
	record Restart(String part) implements Fault {

		@Override
		public void strike(Stage stage) {
			stage.dev("restart", this.part);
		}

		@Override
		public void mend(Stage stage) {
			// It runs already.
		}

	}

	/** A process stands still, and knows nothing of it. */
	record Pause(String part) implements Fault {

		@Override
		public void strike(Stage stage) {
			stage.pause(this.part);
		}

		@Override
		public void mend(Stage stage) {
			stage.resume(this.part);
		}

	}

	/** The way from services to a server is bad. */
	record Storm(String server, Weather weather) implements Fault {

		@Override
		public void strike(Stage stage) {
			stage.link(this.server).become(this.weather);
		}

		@Override
		public void mend(Stage stage) {
			stage.link(this.server).become(new Weather.Fair());
		}

	}

	/** Redis has forgotten everything. */
	record Forget() implements Fault {

		@Override
		public void strike(Stage stage) {
			Timers.forget(stage.settings().addresses().redis());
		}

		@Override
		public void mend(Stage stage) {
			// That is what the services are for.
		}

	}

	/**
	 * The bank fails some calls, and its notices come late, twice, in another order or
	 * never.
	 */
	record BankTrouble(long seed, int percent) implements Fault {

		@Override
		public void strike(Stage stage) {
			BankFaults.plan(stage.settings().addresses(), this.seed, this.percent);
		}

		@Override
		public void mend(Stage stage) {
			BankFaults.end(stage.settings().addresses());
		}

	}

	/** Old events are told again, in another order. */
	record TellAgain(long seed, int atMost) implements Fault {

		@Override
		public void strike(Stage stage) {
			Retelling.of(stage.settings().addresses().nats(), this.seed, this.atMost);
		}

		@Override
		public void mend(Stage stage) {
			// Readers have to know what they have read.
		}

	}

}
