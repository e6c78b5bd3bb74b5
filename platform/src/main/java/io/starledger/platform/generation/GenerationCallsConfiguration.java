package io.starledger.platform.generation;

import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;

import org.apache.kafka.clients.admin.Admin;
import org.springdoc.webflux.core.fn.SpringdocRouteBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The calls about generations, of a service that has some. */
@Configuration(proxyBeanMethods = false)
class GenerationCallsConfiguration {
    private static final String LIST = "/ops/projections";
    private static final String START = "/ops/projections/{projection}/start";
    private static final String COMPARE = "/ops/projections/{projection}/compare";
    private static final String PROMOTE = "/ops/projections/{projection}/promote";
    private static final String ROLL_BACK = "/ops/projections/{projection}/rollback";
    private static final String DROP = "/ops/projections/{projection}/drop";

    @Bean
    RouterFunction<ServerResponse> generationsRoute(
            ObjectProvider<RunningGenerations> projections,
            KafkaGenerations generations,
            Admin admin,
            JsonMapper json) {
        List<RunningGenerations> all = projections.stream().toList();
        Map<String, RunningComparison> comparisons =
                all.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        RunningGenerations::projection,
                                        one -> new RunningComparison(one, generations)));
        GenerationsController controller =
                new GenerationsController(
                        all,
                        comparisons,
                        generations,
                        new KafkaLogEnd(admin),
                        new HttpAnswers(json));
        return SpringdocRouteBuilder.route()
                .GET(LIST, controller::list, GenerationDescriptions::list)
                .POST(START, controller::start, GenerationDescriptions::start)
                .POST(COMPARE, controller::compare, GenerationDescriptions::compare)
                .POST(PROMOTE, controller::promote, GenerationDescriptions::promote)
                .POST(ROLL_BACK, controller::rollBack, GenerationDescriptions::rollBack)
                .POST(DROP, controller::drop, GenerationDescriptions::drop)
                .build();
    }

    @Bean
    AccessRule listProjections() {
        return AccessRule.allow(HttpMethod.GET, LIST, Role.PLATFORM_ADMIN);
    }

    @Bean
    AccessRule startGeneration() {
        return operating(START);
    }

    @Bean
    AccessRule compareGenerations() {
        return operating(COMPARE);
    }

    @Bean
    AccessRule promoteGeneration() {
        return operating(PROMOTE);
    }

    @Bean
    AccessRule rollBackGeneration() {
        return operating(ROLL_BACK);
    }

    @Bean
    AccessRule dropGeneration() {
        return operating(DROP);
    }

    private static AccessRule operating(String path) {
        return AccessRule.allow(HttpMethod.POST, path, Role.PLATFORM_ADMIN);
    }
}
