package io.starledger.ingest.single;

import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactLog;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

import java.time.InstantSource;

/** The calls about one rating. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SingleSettings.class)
public class SingleConfiguration {
    private static final Acceptances ACCEPTANCES = new Acceptances(InstantSource.system());

    @Bean
    SubmissionController submissionController(
            SingleSettings settings, FactIds ids, FactLog log, PositionSeal seal) {
        return new SubmissionController(bodies(settings), ACCEPTANCES, ids, log, seal);
    }

    @Bean
    RetractionController retractionController(FactIds ids, FactLog log, PositionSeal seal) {
        return new RetractionController(ACCEPTANCES, ids, log, seal);
    }

    @Bean
    ModerationController moderationController(
            SingleSettings settings, FactIds ids, FactLog log, PositionSeal seal) {
        return new ModerationController(bodies(settings), ACCEPTANCES, ids, log, seal);
    }

    @Bean
    AccessRule submissionRule() {
        return AccessRule.allow(
                HttpMethod.POST,
                "/v1/tenants/{tenantId}/ratings",
                Role.PRODUCER,
                Role.TENANT_ADMIN);
    }

    @Bean
    AccessRule retractionRule() {
        return AccessRule.allow(
                HttpMethod.DELETE,
                "/v1/tenants/{tenantId}/items/{item}/ratings/{user}",
                Role.PRODUCER,
                Role.TENANT_ADMIN);
    }

    @Bean
    AccessRule moderationRule() {
        return AccessRule.allow(
                HttpMethod.PUT,
                "/v1/tenants/{tenantId}/items/{item}/ratings/{user}/moderation",
                Role.TENANT_ADMIN);
    }

    private static Bodies bodies(SingleSettings settings) {
        return new Bodies(Math.toIntExact(settings.bodyLimit().toBytes()));
    }
}
