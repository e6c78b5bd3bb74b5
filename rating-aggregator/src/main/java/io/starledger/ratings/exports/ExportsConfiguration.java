package io.starledger.ratings.exports;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.kafka.LogPreparation;
import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.kafka.TopicFollower.Following;
import io.starledger.platform.kafka.TopicProvisioner;
import io.starledger.platform.telemetry.Metric;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.springdoc.webflux.core.fn.SpringdocRouteBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;

/** The exports and their calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportSettings.class)
public class ExportsConfiguration {
    static final String EXPORTS = "/ops/exports";
    static final String EXPORT = "/ops/tenants/{tenantId}/export";

    @Bean
    EnabledExports enabledExports() {
        return new EnabledExports();
    }

    @Bean
    TopicFollower exportFollower(
            KafkaSettings kafka, ExportSettings settings, Serdes serdes, EnabledExports exports) {
        return new TopicFollower(
                new Following(kafka, Topics.TENANT_EVENTS, settings.startLimit(), Following.WHOLE),
                new KafkaExportIntake(serdes, exports));
    }

    @Bean
    KafkaExportTopics exportTopics(Admin admin, KafkaSettings kafka) {
        return new KafkaExportTopics(admin, new TopicProvisioner(admin, kafka.replicationFactor()));
    }

    @Bean
    KafkaExportFeeds exportFeeds(
            EnabledExports exports,
            KafkaExportTopics topics,
            KafkaSettings kafka,
            Serdes serdes,
            MeterRegistry metrics) {
        KafkaExportFeeds feeds = new KafkaExportFeeds(exports, topics, kafka, serdes, metrics);
        Metric.EXPORTS_STOPPED.gauge(metrics, feeds, KafkaExportFeeds::stopped);
        return feeds;
    }

    @Bean
    KafkaExportDecisions exportDecisions(EventLog log) {
        return new KafkaExportDecisions(log);
    }

    @Bean
    LogPreparation exportDecisionPreparation(KafkaExportDecisions decisions) {
        return decisions.preparation();
    }

    @Bean
    ExportController exportController(
            EnabledExports exports,
            KafkaExportTopics topics,
            Admin admin,
            KafkaExportDecisions decisions,
            ExportSettings settings,
            JsonMapper json) {
        return new ExportController(
                exports,
                topics,
                new KafkaExportAccess(admin, settings.consumerBytesPerSecond()),
                decisions,
                settings,
                new HttpAnswers(json),
                InstantSource.system());
    }

    @Bean
    RouterFunction<ServerResponse> exportsRoute(ExportController controller) {
        return SpringdocRouteBuilder.route()
                .GET(EXPORTS, controller::list, ExportDescriptions::list)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> enableExportRoute(ExportController controller) {
        return SpringdocRouteBuilder.route()
                .PUT(EXPORT, controller::enable, ExportDescriptions::enable)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> disableExportRoute(ExportController controller) {
        return SpringdocRouteBuilder.route()
                .DELETE(EXPORT, controller::disable, ExportDescriptions::disable)
                .build();
    }

    @Bean
    AccessRule listExports() {
        return operating(HttpMethod.GET, EXPORTS);
    }

    @Bean
    AccessRule enableExport() {
        return operating(HttpMethod.PUT, EXPORT);
    }

    @Bean
    AccessRule disableExport() {
        return operating(HttpMethod.DELETE, EXPORT);
    }

    private static AccessRule operating(HttpMethod method, String path) {
        return AccessRule.allow(method, path, Role.PLATFORM_ADMIN);
    }
}
