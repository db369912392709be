package dev.ticketing.auth;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthIntegrationTests extends AuthRunning {

	@Test
	void isAliveAndReady() {
		assertThat(this.browser.get("/livez").text()).isEqualTo("{\"status\":\"UP\"}");
		assertThat(this.browser.get("/readyz").text()).isEqualTo("{\"status\":\"UP\"}");
	}

	@Test
	void offersItsMetrics() {
		assertThat(this.browser.get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
	}

}
