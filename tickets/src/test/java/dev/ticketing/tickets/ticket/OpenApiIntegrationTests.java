package dev.ticketing.tickets.ticket;

import java.io.IOException;

import dev.ticketing.testing.OpenApiFile;
import org.junit.jupiter.api.Test;

class OpenApiIntegrationTests extends TicketsTestCase {

	@Test
	void theCommittedDescriptionIsWhatTheServiceSays() throws IOException {
		OpenApiFile.assertUpToDate("tickets", anybody().get("/v3/api-docs").text());
	}

}
