package dev.ticketing.start;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Time does not run backwards: none of our settings can be a negative duration.
 */
final class NoNegativeDurations implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final Set<String> OURS = Set.of("ticketing", "auth", "tickets", "orders", "expiration", "payments");

	@Override
	public BindHandler apply(BindHandler handler) {
		return new AbstractBindHandler(handler) {

			@Override
			public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					Object result) {
				if (result instanceof Duration duration && duration.isNegative() && !name.isEmpty()
						&& OURS.contains(name.getElement(0, Form.UNIFORM))) {
					throw new IllegalArgumentException("it is negative");
				}
				return super.onSuccess(name, target, context, result);
			}

		};
	}

}
