package io.starledger.billing.account;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.billing.catalogue.BillingRules;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topology of accounts of one generation. */
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {

    @Bean
    TopologyDefinition accountTopology(
            Serdes serdes, Generation generation, BillingRules rules, MeterRegistry meters) {
        return new TopologyDefinition(
                generation.named(AccountTopology.APPLICATION_ID),
                AccountTopology.APPLICATION_ID,
                AccountTopology.build(
                        serdes, generation, new AccountReducer(rules), new FoldMetrics(meters)),
                Topics.STRIPE_EVENTS.deadLetters());
    }
}
