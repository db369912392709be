package dev.ticketing.k8s;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checks bite: each of these mistakes, put into what is right, is found.
 */
class SeededMistakeTests {

	@BeforeAll
	static void kubectl() {
		Kustomize.assumeKubectl();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					prod | livenessProbe:                    | livenesProbe:                    | livenesProbe
					prod | serviceName: nats-headless        | serviceNam: nats-headless        | serviceNam
					prod | \\n {2}selector:\\n {4}matchLabels: | \\n  selektor:\\n    matchLabels: | selektor
					prod | pathType: Prefix                  | pathTyp: Prefix                  | pathTyp
					prod | minReplicas: 2                    | minReplicas: "two"               | two
					prod | maxReplicas: 8                    | maxReplica: 8                    | maxReplica
					prod | enforce: restricted               | enforce: baseline                | enforce must be restricted
					prod | runAsNonRoot: true                | runAsNonRoot: false              | must not run as root
					prod | runAsUser: 999                    | runAsUser: 0                     | numeric user
					prod | readOnlyRootFilesystem: true      | readOnlyRootFilesystem: false    | must not write to its image
					prod | allowPrivilegeEscalation: false   | allowPrivilegeEscalation: true   | may escalate
					prod | - ALL                             | - NET_RAW                        | drop all capabilities
					prod | type: RuntimeDefault              | type: Unconfined                 | seccomp
					prod | startupProbe:                     | lifecycle2:                      | startupProbe
					prod | port: monitor                     | port: monitoring                 | asks the port monitoring
					prod | image: ticketing/orders:0.1.0     | image: ticketing/orders:latest   | needs an image with a version
					prod | memory: 448Mi                     | memoree: 448Mi                   | needs requests.memory
					prod | maxUnavailable: 0                 | maxUnavailable: 1                | without being away
					prod | terminationGracePeriodSeconds: 60 | terminationGracePeriodSeconds: 20 | too little time
					prod | minReplicas: 2                    | minReplicas: 1                   | must run at least twice
					prod | kind: PodDisruptionBudget         | kind: Budget                     | disruption budgets
					prod | automountServiceAccountToken: false | automountServiceAccountToken: true | token
					prod | name: deny-all                    | name: deny-nothing\\n  x: y      | x
					prod | podSelector: \\{\\}               | podSelector: {matchLabels: {a: b}} | must be denied
					prod | port: 4222                        | port: 4223                       | may not
					prod | nats://nats:4222                  | nats://redis:6379                | may not: orders
					prod | mongo-orders-1.mongo-orders:        | mongo-orders-1.mongo-tickets:     | may not: orders -> mongo-tickets
					prod | ingressClassName: nginx           | ingressClassName: haproxy        | class nginx
					prod | path: /api/users                  | path: /api/users/?(.*)           | only plain prefixes
					prod | secretName: ticketing-tls         | secretNam: ticketing-tls         | secretNam
					prod | kind: ConfigMap                   | kind: Secret                     | must not be in Git
					prod | value: orders                     | value: nats://a:secret@b         | in clear text
					dev  | key: webhook-secret               | key: webhook-secrets             | needs the Secret
					dev  | targetPort: http                  | targetPort: web                  | has no port web
					dev  | namespace: ticketing              | namespace: other                 | is not in the namespace
					""")
	void isFound(String overlay, String right, String wrong, String said) {
		String rendered = Kustomize.overlay(overlay);
		String seeded = rendered.replaceAll(right, wrong.replace("\\n", "\n"));
		assertThat(seeded).isNotEqualTo(rendered);
		List<String> mistakes = Stream.concat(Schema.broken(seeded).stream(), Rules.broken(seeded).stream()).toList();
		assertThat(mistakes).anyMatch((mistake) -> mistake.contains(said));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			backendRefs:      | backendRef:      | backendRef
			value: /api/users | valu: /api/users | valu
			port: 8080        | prt: 8080        | prt
			""")
	void isFoundInRoutesToo(String right, String wrong, String said) {
		String seeded = Kustomize.alone("gateway-api").replaceAll(right, wrong);
		assertThat(Schema.broken(seeded)).anyMatch((mistake) -> mistake.contains(said));
	}

}
