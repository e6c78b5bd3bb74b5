package io.starledger.billing;

import io.starledger.billing.calls.CallsConfiguration;
import io.starledger.billing.catalogue.BillingSettings;
import io.starledger.billing.generation.GenerationsConfiguration;
import io.starledger.billing.link.LinkConfiguration;
import io.starledger.billing.tenants.TenantsConfiguration;
import io.starledger.platform.deadletters.DeadLettersConfiguration;
import io.starledger.platform.streams.StreamsConfiguration;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything this service puts into a Spring context, whether its own or one it shares. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BillingSettings.class)
@Import({
    StreamsConfiguration.class,
    LinkConfiguration.class,
    GenerationsConfiguration.class,
    DeadLettersConfiguration.class,
    CallsConfiguration.class,
    TenantsConfiguration.class
})
public class BillingProjectorConfiguration {}
