package io.starledger.billing.quota;

import io.starledger.billing.catalogue.BillingRules;
import io.starledger.billing.catalogue.Catalogue;
import io.starledger.platform.generation.Generation;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The topology of use and quotas of one generation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UsageSettings.class)
public class QuotaConfiguration {

    @Bean
    TopologyDefinition quotaTopology(
            Serdes serdes,
            Generation generation,
            BillingRules rules,
            Catalogue plans,
            UsageSettings usage) {
        return new TopologyDefinition(
                generation.named(QuotaTopology.APPLICATION_ID),
                QuotaTopology.APPLICATION_ID,
                QuotaTopology.build(serdes, generation, rules, plans, usage.moment()),
                Topics.RATING_EVENTS.deadLetters());
    }
}
