package dev.ticketing.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandLineTests {

	@Test
	void takesPortAndData() {
		assertThat(CommandLine.of(1, "--port", "99", "--data", "x/y"))
			.isEqualTo(new CommandLine(99, Path.of("x/y"), Map.of()));
	}

	@Test
	void hasDefaults() {
		assertThat(CommandLine.of(27017)).isEqualTo(new CommandLine(27017, null, Map.of()));
	}

	@Test
	void takesWhatIsTheProgramsOwn() {
		assertThat(CommandLine.of(1, Set.of("--webhook"), "--webhook", "http://x").more())
			.containsExactly(Map.entry("--webhook", "http://x"));
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of(1, "--webhook", "http://x"));
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of(1, "--prot", "99"));
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of(1, "--port"));
	}

}
