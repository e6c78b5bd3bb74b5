package io.starledger.billing;

import org.springframework.context.annotation.Configuration;

/** Everything this service puts into a Spring context, whether its own or one it shares. */
@Configuration(proxyBeanMethods = false)
public class BillingProjectorConfiguration {}
