package dev.ticketing.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Tests of the platform on a Kubernetes cluster: only {@code ./dev k8s test} runs them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(named = "TICKETING_CLUSTER", matches = ".+",
		disabledReason = "./dev k8s test runs it, on a cluster")
@interface OnCluster {

}
