package dev.ticketing.web;

import org.apache.catalina.Container;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Has Tomcat itself answer with problems, where it is the web server.
 */
@AutoConfiguration
@ConditionalOnClass({ Tomcat.class, ConfigurableTomcatWebServerFactory.class })
public final class TomcatAutoConfiguration {

	// Last, so that it is the innermost: the first to report has the word.
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemReports() {
		return (factory) -> factory.addContextCustomizers((context) -> report(context.getParent()));
	}

	private static void report(Container host) {
		ProblemReportValve valve = new ProblemReportValve();
		host.getPipeline().addValve(valve);
		if (host instanceof StandardHost standard) {
			standard.setErrorReportValveClass(ProblemReportValve.class.getName());
		}
	}

}
