package dev.ticketing.k8s;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;

/**
 * Finds what a model has kept aside because it does not know it.
 */
final class Unknown {

	private Unknown() {
	}

	static String in(Object model) {
		if (model instanceof Collection<?> list) {
			return list.stream().map(Unknown::in).filter((found) -> !found.isEmpty()).findFirst().orElse("");
		}
		if (model == null || !model.getClass().getName().startsWith("io.fabric8.")) {
			return "";
		}
		for (Method method : model.getClass().getMethods()) {
			String found = in(model, method);
			if (!found.isEmpty()) {
				return found;
			}
		}
		return "";
	}

	private static String in(Object model, Method method) {
		if (!method.getName().startsWith("get") || method.getParameterCount() > 0
				|| method.getDeclaringClass() == Object.class || model instanceof Enum) {
			return "";
		}
		try {
			Object value = method.invoke(model);
			if (method.getName().equals("getAdditionalProperties")) {
				return (value instanceof Map<?, ?> map && !map.isEmpty()) ? "unknown " + map.keySet() : "";
			}
			return in(value);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
