package dev.ticketing.systemtests;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ticketing.systemtests.OnPlatform.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class the platform it wants. One runs at a time: another one is started
 * when a class wants another, and the last one is put down when all tests are done.
 */
final class PlatformExtension implements ExecutionCondition, BeforeAllCallback, AfterAllCallback, ParameterResolver {

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return (wanted(context).store() == Store.EMBEDDED && Setup.bestIsEmbedded())
				? ConditionEvaluationResult.disabled("All other tests run on the embedded store already")
				: ConditionEvaluationResult.enabled("");
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		OnPlatform wanted = wanted(context);
		current(context).become(new Setup(wanted.store(), wanted.instances()), settings(wanted));
	}

	@Override
	public void afterAll(ExtensionContext context) {
		current(context).books().balance();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Platform.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return current(context).platform();
	}

	private static Map<String, String> settings(OnPlatform wanted) {
		return Stream.concat(Stream.of("ORDERS_HOLD=" + wanted.hold() + "s"), Stream.of(wanted.settings()))
			.map((setting) -> setting.split("=", 2))
			.collect(Collectors.toMap((setting) -> setting[0], (setting) -> setting[1]));
	}

	private static OnPlatform wanted(ExtensionContext context) {
		return context.getRequiredTestClass().getAnnotation(OnPlatform.class);
	}

	private static Current current(ExtensionContext context) {
		return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(PlatformExtension.class))
			.computeIfAbsent(Current.class, (key) -> new Current(), Current.class);
	}

	/**
	 * The platform that runs now.
	 */
	private static final class Current implements AutoCloseable {

		private @Nullable Platform platform;

		private Current() {
			Runtime.getRuntime().addShutdownHook(new Thread(this::close, "platform-down"));
		}

		synchronized void become(Setup setup, Map<String, String> settings) {
			if (this.platform == null || !this.platform.setup().equals(setup)) {
				close();
				this.platform = Platform.start(setup, settings);
			}
			this.platform.runWith(settings);
		}

		Platform platform() {
			if (this.platform == null) {
				throw new IllegalStateException("No platform runs");
			}
			return this.platform;
		}

		Books books() {
			return platform().books();
		}

		@Override
		public synchronized void close() {
			if (this.platform != null) {
				this.platform.close();
				this.platform = null;
			}
		}

	}

}
