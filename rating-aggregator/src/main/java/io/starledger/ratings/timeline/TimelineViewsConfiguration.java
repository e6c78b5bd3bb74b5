package io.starledger.ratings.timeline;

import io.starledger.platform.postgres.TenantReads;
import io.starledger.ratings.watermark.PositionReader;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads the past of one generation. */
@Configuration(proxyBeanMethods = false)
public class TimelineViewsConfiguration {

    @Bean
    PostgresTimeline timeline(TenantReads tenantReads) {
        return new PostgresTimeline(tenantReads);
    }

    @Bean
    TimelineViews timelineViews(PostgresTimeline timeline, PositionReader positions) {
        return new TimelineViews(timeline, positions);
    }
}
