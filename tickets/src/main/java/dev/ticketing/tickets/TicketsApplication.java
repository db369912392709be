package dev.ticketing.tickets;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The tickets service.
 */
@SpringBootApplication
@OpenAPIDefinition(info = @Info(title = "tickets", version = "1", description = "What sellers offer"))
public class TicketsApplication {

	public static void main(String[] args) {
		SpringApplication.run(TicketsApplication.class, args);
	}

}
