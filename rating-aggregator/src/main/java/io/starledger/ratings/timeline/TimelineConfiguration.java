package io.starledger.ratings.timeline;

import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;
import io.starledger.ratings.watermark.PositionReader;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What stood at any instant. */
@Configuration(proxyBeanMethods = false)
public class TimelineConfiguration {

    @Bean
    PostgresTimeline timeline(TenantReads postgres) {
        return new PostgresTimeline(postgres);
    }

    @Bean
    ExplainController explainController(
            PostgresTimeline timeline, PositionReader positions, PositionSeal seal) {
        return new ExplainController(timeline, positions, seal);
    }

    @Bean
    AccessRule explainItem() {
        return AccessRule.allow(
                HttpMethod.GET,
                ExplainController.EXPLAIN,
                Role.ANALYST,
                Role.TENANT_ADMIN,
                Role.PLATFORM_ADMIN);
    }
}
