package dev.ticketing.payments;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The service that talks to the bank.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentsApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(PaymentsApplication.class, arguments);
	}

}
