package io.starledger.ingest.batch;

import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactLog;
import io.starledger.ingest.http.Answers;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import java.time.InstantSource;

/** The batch call: its route and who may call it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchSettings.class)
public class BatchConfiguration {
    private static final String BATCH = "/v1/tenants/{tenantId}/ratings/batch";

    @Bean
    RouterFunction<ServerResponse> batchRoute(
            BatchSettings settings, FactIds ids, FactLog log, PositionSeal seal, Answers answers) {
        BatchIngest ingest = new BatchIngest(settings, ids, log, InstantSource.system());
        BatchController controller = new BatchController(ingest, settings, seal, answers);
        return RouterFunctions.route().POST(BATCH, controller::submitAll).build();
    }

    @Bean
    AccessRule batchRule() {
        return AccessRule.allow(HttpMethod.POST, BATCH, Role.PRODUCER, Role.TENANT_ADMIN);
    }
}
