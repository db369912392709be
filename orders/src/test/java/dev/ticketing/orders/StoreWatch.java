package dev.ticketing.orders;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Counts what a reservation asks the store.
 */
@TestConfiguration
public class StoreWatch implements CommandListener {

	private static final Set<String> RESERVING = Set.of("tickets", "admissions");

	private final AtomicInteger commands = new AtomicInteger();

	@Override
	public void commandStarted(CommandStartedEvent event) {
		String collection = event.getCommand().get(event.getCommandName()).isString()
				? event.getCommand().getString(event.getCommandName()).getValue() : "";
		if (RESERVING.contains(collection)) {
			this.commands.incrementAndGet();
		}
	}

	public int commands() {
		return this.commands.get();
	}

	@Bean
	MongoClientSettingsBuilderCustomizer watched() {
		return (settings) -> settings.addCommandListener(this);
	}

}
