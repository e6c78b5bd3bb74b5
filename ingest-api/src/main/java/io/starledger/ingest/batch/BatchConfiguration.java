package io.starledger.ingest.batch;

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

/** The batch call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchSettings.class)
public class BatchConfiguration {

    @Bean
    BatchController batchController(
            BatchSettings settings, FactIds ids, FactLog log, PositionSeal seal) {
        return new BatchController(
                new BatchIngest(settings, ids, log, InstantSource.system()), settings, seal);
    }

    @Bean
    AccessRule batchRule() {
        return AccessRule.allow(
                HttpMethod.POST,
                "/v1/tenants/{tenantId}/ratings/batch",
                Role.PRODUCER,
                Role.TENANT_ADMIN);
    }
}
