package io.starledger.billing.account;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.billing.catalogue.BillingSettings;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topology of accounts. */
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {

    @Bean
    TopologyDefinition accountTopology(
            Serdes serdes, BillingSettings settings, MeterRegistry meters) {
        return new TopologyDefinition(
                "billing-accounts",
                AccountTopology.build(
                        serdes, new AccountReducer(settings.rules()), new FoldMetrics(meters)),
                Topics.STRIPE_EVENTS.deadLetters());
    }
}
