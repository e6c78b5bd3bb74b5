package io.starledger.ratings.current;

import io.starledger.platform.postgres.TenantReads;
import io.starledger.ratings.watermark.PositionReader;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads ratings in force of one generation. */
@Configuration(proxyBeanMethods = false)
public class CurrentViewsConfiguration {

    @Bean
    CurrentViews currentViews(TenantReads tenantReads, PositionReader positions) {
        return new CurrentViews(new PostgresRatingList(tenantReads), positions);
    }
}
