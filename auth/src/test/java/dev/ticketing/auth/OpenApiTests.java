package dev.ticketing.auth;

import java.io.IOException;

import dev.ticketing.testing.OpenApiFile;
import org.junit.jupiter.api.Test;

class OpenApiTests extends AuthRunning {

	@Test
	void theCommittedDescriptionIsWhatTheServiceOffers() throws IOException {
		OpenApiFile.assertUpToDate("auth", this.browser.get("/v3/api-docs").text());
	}

}
