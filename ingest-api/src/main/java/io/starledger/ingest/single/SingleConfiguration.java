package io.starledger.ingest.single;

import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.FactLog;
import io.starledger.ingest.facts.FactMetrics;
import io.starledger.ingest.http.Answers;
import io.starledger.ingest.http.Bodies;
import io.starledger.ingest.http.CallLog;
import io.starledger.ingest.http.Calls;
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
    FactCalls factCalls(
            Calls calls,
            FactIds ids,
            FactLog log,
            FactMetrics metrics,
            CallLog callLog,
            PositionSeal seal,
            Answers answers) {
        return new FactCalls(calls, ids, log, metrics, callLog, seal, answers);
    }

    @Bean
    @SubmitOperation
    RouterFunction<ServerResponse> submissionRoute(SingleSettings settings, FactCalls calls) {
        SubmissionController controller = new SubmissionController(bodies(settings), calls);
        return RouterFunctions.route().POST(RATINGS, controller::submit).build();
    }

    @Bean
    AccessRule submissionRule() {
        return AccessRule.allow(HttpMethod.POST, RATINGS, Role.PRODUCER, Role.TENANT_ADMIN);
    }

    @Bean
    @RetractOperation
    RouterFunction<ServerResponse> retractionRoute(FactCalls calls) {
        RetractionController controller = new RetractionController(calls);
        return RouterFunctions.route().DELETE(RATING, controller::retract).build();
    }

    @Bean
    AccessRule retractionRule() {
        return AccessRule.allow(HttpMethod.DELETE, RATING, Role.PRODUCER, Role.TENANT_ADMIN);
    }

    @Bean
    @ModerateOperation
    RouterFunction<ServerResponse> moderationRoute(SingleSettings settings, FactCalls calls) {
        ModerationController controller = new ModerationController(bodies(settings), calls);
        return RouterFunctions.route().PUT(MODERATION, controller::moderate).build();
    }

    @Bean
    AccessRule moderationRule() {
        return AccessRule.allow(HttpMethod.PUT, MODERATION, Role.TENANT_ADMIN);
    }

    private static Bodies bodies(SingleSettings settings) {
        return new Bodies(Math.toIntExact(settings.bodyLimit().toBytes()));
    }
}
