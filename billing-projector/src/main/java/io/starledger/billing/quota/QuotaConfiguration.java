package io.starledger.billing.quota;

import io.starledger.billing.catalogue.BillingSettings;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topology of use and quotas. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UsageSettings.class)
public class QuotaConfiguration {

    @Bean
    TopologyDefinition quotaTopology(Serdes serdes, BillingSettings billing, UsageSettings usage) {
        return new TopologyDefinition(
                "billing-quotas",
                QuotaTopology.build(
                        serdes, billing.rules(), billing.plansByVersion(), usage.moment()),
                Topics.RATING_EVENTS.deadLetters());
    }
}
