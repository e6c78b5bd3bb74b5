package io.starledger.ratings.watermark;

import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.ViewSchema;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The watermarks of one generation. */
@Configuration(proxyBeanMethods = false)
public class WatermarkViewsConfiguration {

    @Bean
    ShardWatermarks shardWatermarks(
            ViewSchema viewSchema, TenantReads tenantReads, WaitingReads waiting) {
        return new ShardWatermarks(viewSchema.slots(), tenantReads, waiting.settings().pace());
    }

    @Bean
    PositionReader positionReader(ShardWatermarks watermarks, WaitingReads waiting) {
        return new PositionReader(watermarks, waiting);
    }

    @Bean
    PostgresRatingsProgress ratingsProgress(ShardWatermarks watermarks) {
        return new PostgresRatingsProgress(watermarks);
    }
}
