package io.starledger.ingest.single;

import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactMetrics;
import io.starledger.ingest.facts.FactWriter;
import io.starledger.ingest.http.CallLog;
import io.starledger.ingest.http.HttpBodies;
import io.starledger.ingest.http.HttpCalls;
import io.starledger.ingest.quota.HttpQuotas;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.idempotency.FirstAnswers;
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

/** The calls about one rating: their routes and who may call them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SingleSettings.class)
public class SingleConfiguration {
    private static final String RATINGS = "/v1/tenants/{tenantId}/ratings";
    private static final String RATING = "/v1/tenants/{tenantId}/items/{item}/ratings/{user}";
    private static final String MODERATION = RATING + "/moderation";

    @Bean
    HttpFactCalls httpFactCalls(
            HttpCalls calls,
            FactIds ids,
            FactWriter writer,
            FactMetrics metrics,
            CallLog callLog,
            PositionSeal seal,
            HttpAnswers answers,
            FirstAnswers firstAnswers,
            HttpQuotas quotas) {
        return new HttpFactCalls(
                calls, ids, writer, metrics, callLog, seal, answers, firstAnswers, quotas);
    }

    @Bean
    @SubmitOperation
    RouterFunction<ServerResponse> submissionRoute(SingleSettings settings, HttpFactCalls calls) {
        SubmissionController controller = new SubmissionController(bodies(settings), calls);
        return RouterFunctions.route().POST(RATINGS, controller::submit).build();
    }

    @Bean
    AccessRule submissionRule() {
        return AccessRule.allow(HttpMethod.POST, RATINGS, Role.PRODUCER, Role.TENANT_ADMIN);
    }

    @Bean
    @RetractOperation
    RouterFunction<ServerResponse> retractionRoute(HttpFactCalls calls) {
        RetractionController controller = new RetractionController(calls);
        return RouterFunctions.route().DELETE(RATING, controller::retract).build();
    }

    @Bean
    AccessRule retractionRule() {
        return AccessRule.allow(HttpMethod.DELETE, RATING, Role.PRODUCER, Role.TENANT_ADMIN);
    }

    @Bean
    @ModerateOperation
    RouterFunction<ServerResponse> moderationRoute(SingleSettings settings, HttpFactCalls calls) {
        ModerationController controller = new ModerationController(bodies(settings), calls);
        return RouterFunctions.route().PUT(MODERATION, controller::moderate).build();
    }

    @Bean
    AccessRule moderationRule() {
        return AccessRule.allowAudited(HttpMethod.PUT, MODERATION, Role.TENANT_ADMIN);
    }

    private static HttpBodies bodies(SingleSettings settings) {
        return new HttpBodies(Math.toIntExact(settings.bodyLimit().toBytes()));
    }
}
