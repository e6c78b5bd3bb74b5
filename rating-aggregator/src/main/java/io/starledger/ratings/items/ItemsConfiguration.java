package io.starledger.ratings.items;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.kafka.TopicFollower.Following;
import io.starledger.platform.postgres.SlotTable;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.redis.RedisLink;
import io.starledger.platform.redis.RedisSettings;
import io.starledger.platform.telemetry.Metric;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;
import io.starledger.ratings.gate.RedisPermits;
import io.starledger.ratings.timeline.PostgresTimeline;
import io.starledger.ratings.watermark.PositionReader;
import io.starledger.ratings.watermark.WaitingPlaces;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;

/** The view of items and its calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PriorSettings.class, StreamSettings.class})
public class ItemsConfiguration {
    /** Between a partition's last record and its end stand the marks of transactions alone. */
    private static final long TO_FIND_A_RECORD = 1_000;

    static final String ITEM = "/v1/tenants/{tenantId}/items/{item}/rating";

    @Bean
    BayesianPrior bayesianPrior(PriorSettings settings) {
        return settings.toPrior();
    }

    @Bean
    PostgresItemTable itemTable(BayesianPrior prior) {
        return new PostgresItemTable(prior);
    }

    @Bean(destroyMethod = "close")
    RedisLink itemReads(RedisClient client, RedisSettings settings) {
        return new RedisLink(client, settings, settings.readTimeout());
    }

    @Bean
    ItemReader itemReader(
            RedisLink itemReads,
            CircuitBreaker redisReads,
            SlotTable shards,
            TenantReads postgres,
            MeterRegistry metrics) {
        return new ItemReader(
                itemReads,
                redisReads,
                new RedisPermits(shards),
                postgres,
                InstantSource.system(),
                metrics);
    }

    /** One route for both methods: each further one that Spring tries costs every read. */
    @Bean
    @ReadItemOperation
    RouterFunction<ServerResponse> itemRoute(
            ItemReader reader,
            PostgresTimeline timeline,
            PositionReader positions,
            BayesianPrior prior,
            JsonMapper json) {
        ItemController controller =
                new ItemController(reader, timeline, positions, prior, new HttpAnswers(json));
        return RouterFunctions.route(
                methods(HttpMethod.GET, HttpMethod.HEAD).and(path(ITEM)), controller::rating);
    }

    @Bean
    HistoryController historyController(
            PostgresTimeline timeline, PositionReader positions, BayesianPrior prior) {
        return new HistoryController(timeline, positions, prior, InstantSource.system());
    }

    @Bean
    RankingController rankingController(
            TenantReads postgres, PositionReader positions, BayesianPrior prior) {
        return new RankingController(new PostgresRanking(postgres), positions, prior);
    }

    @Bean
    KafkaItemFeed itemFeed(Serdes serdes) {
        return new KafkaItemFeed(serdes);
    }

    @Bean
    TopicFollower itemFollower(KafkaSettings kafka, StreamSettings settings, KafkaItemFeed feed) {
        return new TopicFollower(
                new Following(
                        kafka, Topics.ITEM_AGGREGATES, settings.startLimit(), TO_FIND_A_RECORD),
                feed);
    }

    @Bean
    ItemStreamController itemStreamController(
            KafkaItemFeed feed,
            ItemReader reader,
            PositionReader positions,
            BayesianPrior prior,
            StreamSettings settings,
            MeterRegistry metrics) {
        WaitingPlaces places =
                new WaitingPlaces(settings.subscribers(), settings.subscribersPerTenant());
        Metric.STREAMS_HELD.gauge(metrics, places, WaitingPlaces::taken);
        return new ItemStreamController(feed, reader, positions, prior, settings, places);
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
