package io.starledger.ratings.history;

import io.starledger.platform.postgres.TenantReads;
import io.starledger.ratings.watermark.PositionReader;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads the history of ratings of one generation. */
@Configuration(proxyBeanMethods = false)
public class HistoryViewsConfiguration {

    @Bean
    HistoryViews historyViews(TenantReads tenantReads, PositionReader positions) {
        return new HistoryViews(new PostgresFacts(tenantReads), positions);
    }
}
