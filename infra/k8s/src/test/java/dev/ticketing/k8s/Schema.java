package dev.ticketing.k8s;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds objects to the kinds as the API server knows them: no unknown field, none
 * missing, none of another type.
 */
final class Schema {

	private static final Map<String, Class<?>> KINDS = Map.ofEntries(Map.entry("v1/ConfigMap", V1ConfigMap.class),
			Map.entry("v1/Namespace", V1Namespace.class), Map.entry("v1/Secret", V1Secret.class),
			Map.entry("v1/Service", V1Service.class), Map.entry("v1/ServiceAccount", V1ServiceAccount.class),
			Map.entry("apps/v1/Deployment", V1Deployment.class), Map.entry("apps/v1/StatefulSet", V1StatefulSet.class),
			Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class),
			Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
			Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class),
			Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class));

	private static final Map<String, Class<?>> GATEWAY = Map.of("gateway.networking.k8s.io/v1/Gateway", Gateway.class,
			"gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class);

	private Schema() {
	}

	static List<String> broken(String rendered) {
		List<String> mistakes = new ArrayList<>();
		for (Manifest object : Manifest.parse(rendered)) {
			String problem = problem(object);
			if (!problem.isEmpty()) {
				mistakes.add(object + ": " + problem);
			}
		}
		return mistakes;
	}

	private static String problem(Manifest object) {
		String kind = object.text("apiVersion") + "/" + object.kind();
		JsonElement json = new Gson().toJsonTree(object.content());
		if (KINDS.containsKey(kind)) {
			return core(KINDS.get(kind), json);
		}
		if (GATEWAY.containsKey(kind)) {
			return gateway(GATEWAY.get(kind), json.toString());
		}
		return kind.equals("external-secrets.io/v1/ExternalSecret") ? external(object) : "unknown kind " + kind;
	}

	private static String core(Class<?> type, JsonElement json) {
		try {
			type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
			type.getMethod("fromJson", String.class).invoke(null, json.toString());
			return "";
		}
		catch (InvocationTargetException ex) {
			return String.valueOf(ex.getCause().getMessage());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// The models keep what they don't know aside; writing them again shows it.
	private static String gateway(Class<?> type, String json) {
		JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
		try {
			return Unknown.in(mapper.readValue(json, type));
		}
		catch (RuntimeException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	// A kind of the External Secrets Operator, which has no model here.
	private static String external(Manifest secret) {
		for (String path : List.of("spec.secretStoreRef.name", "spec.target.name", "spec.data.0.secretKey",
				"spec.data.0.remoteRef.key")) {
			if (!secret.has(path)) {
				return path + " is missing";
			}
		}
		Object spec = secret.at("spec");
		return (spec instanceof Map<?, ?> map
				&& List.of("refreshInterval", "secretStoreRef", "target", "data").containsAll(map.keySet())) ? ""
						: "has unknown fields";
	}

}
