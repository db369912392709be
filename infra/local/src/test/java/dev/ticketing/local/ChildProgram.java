package dev.ticketing.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of our programs in a process of its own, with the memory that it has in real life.
 */
public final class ChildProgram implements AutoCloseable {

	private final Process process;

	private final int port;

	private ChildProgram(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/** Starts a program on a free port and waits until it says where it listens. */
	public static ChildProgram start(Class<?> program, String memory, Path data, String... more) throws IOException {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
				"-Xmx" + memory, "-cp", System.getProperty("java.class.path"), program.getName(), "--port", "0",
				"--data", data.toString()));
		command.addAll(List.of(more));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String line = process.inputReader().readLine();
		return new ChildProgram(process, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
	}

	/** The port it listens on. */
	public int port() {
		return this.port;
	}

	/** Ends it as {@code kill -9} does. */
	public void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	@Override
	public void close() {
		kill();
	}

}
