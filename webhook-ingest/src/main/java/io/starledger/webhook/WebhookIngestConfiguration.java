package io.starledger.webhook;

import io.starledger.webhook.stripe.StripeConfiguration;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything this service puts into a Spring context, whether its own or one it shares. */
@Configuration(proxyBeanMethods = false)
@Import(StripeConfiguration.class)
public class WebhookIngestConfiguration {}
