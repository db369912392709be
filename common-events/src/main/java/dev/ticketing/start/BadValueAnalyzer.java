package dev.ticketing.start;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Says which setting has a value that can't be, by the name that it has in the
 * environment, and what would do.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BadValueAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final Pattern PLACEHOLDER = Pattern.compile("^\\$\\{([A-Z0-9_]+)(:.*)?}$");

	private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|key|token|uri|url).*");

	@Override
	protected FailureAnalysis analyze(Throwable failure, BindException bind) {
		BindValidationException invalid = findCause(bind, BindValidationException.class);
		if (invalid != null) {
			return new FailureAnalysis(invalid.getValidationErrors()
				.getAllErrors()
				.stream()
				.map((error) -> broken(invalid.getValidationErrors().getName().toString(), error))
				.collect(Collectors.joining("; ", "", ".")), "Set it within these bounds.", bind);
		}
		String property = (bind.getProperty() != null) ? bind.getProperty().getName().toString()
				: bind.getName().toString();
		String setting = setting(property, bind.getProperty());
		ConversionFailedException conversion = findCause(bind, ConversionFailedException.class);
		if (conversion != null) {
			return new FailureAnalysis(
					"%s (%s) is %s, which is %s.".formatted(setting, property, shown(property, conversion.getValue()),
							what(conversion.getTargetType().getType())),
					"Set %s to %s.".formatted(setting, example(conversion.getTargetType().getType())), bind);
		}
		Class<?> type = bind.getTarget().getType().resolve();
		if (type != null && type.isRecord()) {
			// Our own settings say by themselves which of them it is.
			return new FailureAnalysis(innermost(bind) + ".", "Change it.", bind);
		}
		return new FailureAnalysis("%s (%s) can't be: %s.".formatted(setting, property, innermost(bind)),
				"Change %s.".formatted(setting), bind);
	}

	private static String broken(String prefix, ObjectError error) {
		if (error instanceof FieldError field) {
			String property = prefix + "." + dashed(field.getField());
			return "%s (%s) is %s, and %s".formatted(setting(property, null), property,
					shown(property, field.getRejectedValue()), field.getDefaultMessage());
		}
		return prefix + " " + error.getDefaultMessage();
	}

	private static String dashed(String name) {
		return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

	/**
	 * What the setting is called in the environment: as our files ask for it, else by
	 * Boot's rule.
	 */
	static String setting(String property, @Nullable ConfigurationProperty source) {
		if (source != null && source.getValue() instanceof String text) {
			Matcher placeholder = PLACEHOLDER.matcher(text);
			if (placeholder.matches()) {
				return placeholder.group(1);
			}
		}
		return property.replace("-", "").replaceAll("[.\\[\\]]+", "_").toUpperCase(Locale.ROOT);
	}

	private static String shown(String property, @Nullable Object value) {
		return SECRET.matcher(property).matches() ? "something" : "'" + value + "'";
	}

	private static String what(Class<?> type) {
		if (type == Duration.class) {
			return "no duration";
		}
		return type.isEnum() ? "none of them" : "no " + (Number.class.isAssignableFrom(boxed(type)) ? "number"
				: type.getSimpleName().toLowerCase(Locale.ROOT));
	}

	private static String example(Class<?> type) {
		if (type == Duration.class) {
			return "one such as 500ms, 15m or 12h";
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", ", "one of ", ""));
		}
		return Number.class.isAssignableFrom(boxed(type)) ? "a number" : "a " + type.getSimpleName();
	}

	private static Class<?> boxed(Class<?> type) {
		return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
	}

	private static String innermost(Throwable failure) {
		Throwable deepest = failure;
		while (deepest.getCause() != null) {
			deepest = deepest.getCause();
		}
		return String.valueOf(deepest.getMessage());
	}

}
