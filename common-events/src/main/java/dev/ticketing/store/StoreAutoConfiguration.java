package dev.ticketing.store;

import java.util.concurrent.TimeUnit;

import com.mongodb.MongoClientSettings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Patience with MongoDB: a store that is gone must be answered for in seconds, not in the
 * driver's half minute; only a start waits longer. What the connection string says goes
 * first.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@ConditionalOnClass({ MongoClientSettings.class, MongoClientSettingsBuilderCustomizer.class })
@EnableConfigurationProperties(StoreSettings.class)
public final class StoreAutoConfiguration {

	@Bean
	static AwaitStore awaitStore(ObjectProvider<StoreSettings> settings) {
		return new AwaitStore(settings::getObject);
	}

	@Bean
	@Order(-1) // before the one that applies the connection string
	MongoClientSettingsBuilderCustomizer patience() {
		return (settings) -> settings
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
			.applyToConnectionPoolSettings((pool) -> pool.maxSize(48).maxWaitTime(10, TimeUnit.SECONDS))
			.applyToSocketSettings(
					(socket) -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(15, TimeUnit.SECONDS));
	}

}
