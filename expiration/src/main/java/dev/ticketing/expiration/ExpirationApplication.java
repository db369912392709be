package dev.ticketing.expiration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The service that owns the deadlines of orders.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ExpirationApplication {

	public static void main(String[] args) {
		SpringApplication.run(ExpirationApplication.class, args);
	}

}
