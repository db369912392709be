package dev.ticketing.local;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandLineTests {

	@Test
	void takesPortAndData() {
		assertThat(CommandLine.of(1, "--port", "99", "--data", "x/y")).isEqualTo(new CommandLine(99, Path.of("x/y")));
	}

	@Test
	void hasDefaults() {
		assertThat(CommandLine.of(27017)).isEqualTo(new CommandLine(27017, null));
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of(1, "--prot", "99"));
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of(1, "--port"));
	}

}
