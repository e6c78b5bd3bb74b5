package io.starledger.ingest;

import io.starledger.ingest.batch.BatchConfiguration;
import io.starledger.ingest.facts.FactsConfiguration;
import io.starledger.ingest.http.HttpConfiguration;
import io.starledger.ingest.quota.QuotaRefusalConfiguration;
import io.starledger.ingest.single.SingleConfiguration;
import io.starledger.platform.idempotency.IdempotencyConfiguration;
import io.starledger.platform.quota.QuotaConfiguration;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything this service puts into a Spring context, whether its own or one it shares. */
@Configuration(proxyBeanMethods = false)
@Import({
    IdempotencyConfiguration.class,
    QuotaConfiguration.class,
    QuotaRefusalConfiguration.class,
    FactsConfiguration.class,
    HttpConfiguration.class,
    SingleConfiguration.class,
    BatchConfiguration.class
})
public class IngestConfiguration {}
