package io.starledger.ingest.quota;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.quota.Quotas;
import io.starledger.platform.telemetry.Metric;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** What all calls that add ratings are admitted by. */
@Configuration(proxyBeanMethods = false)
public class QuotaRefusalConfiguration {
    private static final double MILLIS = 1_000;

    @Bean
    HttpQuotas httpQuotas(Quotas quotas, MeterRegistry registry) {
        QuotaDesk desk = new QuotaDesk(quotas);
        InstantSource clock = InstantSource.system();
        Metric.QUOTAS_DELAYED.gauge(
                registry, desk, it -> it.delay(clock.instant()).toMillis() / MILLIS);
        return new HttpQuotas(desk, new QuotaMetrics(registry));
    }
}
