package io.starledger.local;

import io.starledger.billing.BillingProjectorConfiguration;
import io.starledger.ingest.IngestConfiguration;
import io.starledger.ratings.RatingAggregatorConfiguration;
import io.starledger.webhook.WebhookIngestConfiguration;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** All services in one context; each keeps its own settings file. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    IngestConfiguration.class,
    RatingAggregatorConfiguration.class,
    BillingProjectorConfiguration.class,
    WebhookIngestConfiguration.class
})
class LocalApplication {
    static final String CONFIG_NAMES =
            "platform,ingest-api,rating-aggregator,billing-projector,webhook-ingest,local";
}
