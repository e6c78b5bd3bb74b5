package io.starledger.ingest.batch;

import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactMetrics;
import io.starledger.ingest.facts.FactWriter;
import io.starledger.ingest.http.CallLog;
import io.starledger.ingest.http.HttpCalls;
import io.starledger.ingest.quota.HttpQuotas;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.limits.RateLimiter;
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
    HttpBatchAnswers httpBatchAnswers(
            FactMetrics metrics, CallLog callLog, PositionSeal seal, HttpAnswers answers) {
        return new HttpBatchAnswers(metrics, callLog, seal, answers);
    }

    @Bean
    @BatchOperation
    RouterFunction<ServerResponse> batchRoute(
            HttpCalls calls,
            BatchSettings settings,
            FactIds ids,
            FactWriter writer,
            FactMetrics metrics,
            RateLimiter limiter,
            HttpQuotas quotas,
            HttpBatchAnswers answers) {
        BatchWriter batches =
                new BatchWriter(settings, ids, writer, metrics, limiter, InstantSource.system());
        BatchController controller = new BatchController(calls, batches, settings, quotas, answers);
        return RouterFunctions.route().POST(BATCH, controller::submitAll).build();
    }

    @Bean
    AccessRule batchRule() {
        return AccessRule.allow(HttpMethod.POST, BATCH, Role.PRODUCER, Role.TENANT_ADMIN);
    }
}
