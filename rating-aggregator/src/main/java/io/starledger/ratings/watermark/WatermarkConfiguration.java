package io.starledger.ratings.watermark;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.postgres.SlotTable;
import io.starledger.platform.postgres.TenantReads;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads that wait for a position. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WaitSettings.class)
public class WatermarkConfiguration {

    @Bean
    PositionReader positionReader(
            PositionSeal seal,
            SlotTable shards,
            TenantReads postgres,
            WaitSettings settings,
            MeterRegistry metrics) {
        WaitingPlaces places = new WaitingPlaces(settings.readers(), settings.readersPerTenant());
        return new PositionReader(
                seal, shards, postgres, settings, places, new WaitMetrics(metrics, places));
    }
}
