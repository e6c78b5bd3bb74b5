package io.starledger.ratings.items;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.generation.RunningGenerations;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.platform.telemetry.Metric;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;
import io.starledger.ratings.watermark.AwaitedParameter;
import io.starledger.ratings.watermark.WaitingPlaces;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;

/** The calls that read items, whichever generation serves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PriorSettings.class, StreamSettings.class})
public class ItemsConfiguration {
    static final String ITEM = "/v1/tenants/{tenantId}/items/{item}/rating";

    @Bean
    BayesianPrior bayesianPrior(PriorSettings settings) {
        return settings.toPrior();
    }

    /** A read does not wait as long, but an answer that comes late says that Redis is there. */
    @Bean(destroyMethod = "close")
    RedisLink itemReads(RedisClient client, RedisSettings settings) {
        return new RedisLink(client, settings, settings.writeTimeout());
    }

    /** One route for both methods: each further one that Spring tries costs every read. */
    @Bean
    @ReadItemOperation
    RouterFunction<ServerResponse> itemRoute(
            RunningGenerations ratingGenerations, AwaitedParameter after, JsonMapper json) {
        ItemController controller =
                new ItemController(
                        ratingGenerations.view(ItemViews.class), after, new HttpAnswers(json));
        return RouterFunctions.route(
                methods(HttpMethod.GET, HttpMethod.HEAD).and(path(ITEM)), controller::rating);
    }

    @Bean
    HistoryController historyController(
            RunningGenerations ratingGenerations, AwaitedParameter after) {
        return new HistoryController(
                ratingGenerations.view(ItemViews.class), after, InstantSource.system());
    }

    @Bean
    RankingController rankingController(
            RunningGenerations ratingGenerations, AwaitedParameter after) {
        return new RankingController(ratingGenerations.view(ItemViews.class), after);
    }

    @Bean
    ItemStreamController itemStreamController(
            RunningGenerations ratingGenerations, StreamSettings settings, MeterRegistry metrics) {
        WaitingPlaces places =
                new WaitingPlaces(settings.subscribers(), settings.subscribersPerTenant());
        Metric.STREAMS_HELD.gauge(metrics, places, WaitingPlaces::taken);
        return new ItemStreamController(ratingGenerations.view(ItemViews.class), settings, places);
    }

    @Bean
    @StreamItemOperation
    RouterFunction<ServerResponse> itemStreamRoute(ItemStreamController controller) {
        return RouterFunctions.route(
                methods(HttpMethod.GET, HttpMethod.HEAD).and(path(ItemStreamController.STREAM)),
                controller::stream);
    }

    @Bean
    AccessRule streamItem() {
        return reading(ItemStreamController.STREAM);
    }

    @Bean
    AccessRule readHistory() {
        return reading(HistoryController.HISTORY);
    }

    @Bean
    AccessRule readItem() {
        return reading(ITEM);
    }

    @Bean
    AccessRule readRanking() {
        return reading("/v1/tenants/{tenantId}/items");
    }

    private static AccessRule reading(String path) {
        return AccessRule.allow(
                HttpMethod.GET, path, Role.ANALYST, Role.TENANT_ADMIN, Role.PLATFORM_ADMIN);
    }
}
