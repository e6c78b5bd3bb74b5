package io.starledger.ratings.watermark;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.position.PositionSeal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads that wait for a position, whichever generation they read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WaitSettings.class)
public class WatermarkConfiguration {

    @Bean
    AwaitedParameter awaitedParameter(PositionSeal seal) {
        return new AwaitedParameter(seal);
    }

    @Bean
    WaitingReads waitingReads(WaitSettings settings, MeterRegistry metrics) {
        WaitingPlaces places = new WaitingPlaces(settings.readers(), settings.readersPerTenant());
        return new WaitingReads(settings, places, new WaitMetrics(metrics, places));
    }
}
