package io.starledger.billing.link;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.billing.catalogue.BillingSettings;
import io.starledger.platform.streams.RunningTopologies;
import io.starledger.platform.streams.TopologyDefinition;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The topology of links, and the seal of checkouts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckoutSettings.class)
public class LinkConfiguration {
    static final String TOPOLOGY = "billing-links";
    private static final Logger log = LoggerFactory.getLogger(LinkConfiguration.class);

    @Bean
    CheckoutSeal checkoutSeal(CheckoutSettings settings) {
        @Nullable String keyset = settings.keyset();
        if (keyset == null) {
            log.warn(
                    "starledger.billing.checkout.keyset is not set: checkouts begun now link nobody"
                            + " once this process has ended");
            return CheckoutSeal.ofThisProcess();
        }
        return CheckoutSeal.of(keyset);
    }

    @Bean
    TopologyDefinition linkTopology(
            Serdes serdes,
            BillingSettings billing,
            CheckoutSettings checkout,
            CheckoutSeal seal,
            MeterRegistry meters) {
        return new TopologyDefinition(
                TOPOLOGY,
                LinkTopology.build(
                        serdes,
                        new OwnCheckout(seal, billing.rules().billers(), checkout.validity()),
                        new ParkedMetrics(meters, Clock.systemUTC())),
                Topics.STRIPE_INBOX.deadLetters());
    }

    @Bean
    KafkaParkedReader parkedReader(RunningTopologies topologies) {
        return new KafkaParkedReader(topologies);
    }
}
