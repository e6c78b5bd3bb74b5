package io.starledger.platform.deadletters;

import io.micrometer.core.instrument.MeterRegistry;
import io.starledger.platform.audit.AuditTrail;
import io.starledger.platform.http.HttpAnswers;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.telemetry.Metric;
import io.starledger.platform.tenancy.AccessRule;
import io.starledger.platform.tenancy.Role;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.webflux.core.fn.SpringdocRouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.InstantSource;

/** The calls about dead letters, of the service that imports it. */
@Configuration(proxyBeanMethods = false)
public class DeadLettersConfiguration {
    static final String LETTERS = "/ops/dead-letters";
    static final String LETTER = "/ops/dead-letters/{topic}/{partition}/{offset}";
    static final String RETRY = "/ops/dead-letters/retry";
    static final String DISCARD = "/ops/dead-letters/discard";
    private static final Logger log = LoggerFactory.getLogger(DeadLettersConfiguration.class);
    private static final Duration COUNTED = Duration.ofSeconds(30);

    @Bean(destroyMethod = "close")
    KafkaLetters deadLetters(KafkaSettings kafka, Admin admin, MeterRegistry metrics) {
        KafkaLetters letters = new KafkaLetters(kafka, admin);
        Topics.all()
                .forEach(
                        topic ->
                                Metric.DEAD_LETTERS_OPENED.gauge(
                                        metrics, topic.name(), letters, it -> it.count(topic)));
        return letters;
    }

    /** Reads on, so that the gauges tell, and a call need not read much. */
    @Bean(destroyMethod = "dispose")
    Disposable deadLetterCount(KafkaLetters letters) {
        return Flux.interval(COUNTED, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(_ -> count(letters));
    }

    @Bean
    LettersController lettersController(
            KafkaLetters letters,
            KafkaSettings kafka,
            Serdes serdes,
            AuditTrail audit,
            JsonMapper json) {
        return new LettersController(
                letters,
                new KafkaDecisions(kafka, letters),
                kafka,
                serdes,
                audit,
                new HttpAnswers(json),
                InstantSource.system());
    }

    @Bean
    RouterFunction<ServerResponse> lettersRoute(LettersController controller) {
        return SpringdocRouteBuilder.route()
                .GET(LETTERS, controller::list, LetterDescriptions::list)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> letterRoute(LettersController controller) {
        return SpringdocRouteBuilder.route()
                .GET(LETTER, controller::show, LetterDescriptions::show)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> retryRoute(LettersController controller) {
        return SpringdocRouteBuilder.route()
                .POST(RETRY, controller::retry, LetterDescriptions::retry)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> discardRoute(LettersController controller) {
        return SpringdocRouteBuilder.route()
                .POST(DISCARD, controller::discard, LetterDescriptions::discard)
                .build();
    }

    @Bean
    AccessRule listLetters() {
        return operating(HttpMethod.GET, LETTERS);
    }

    @Bean
    AccessRule showLetter() {
        return operating(HttpMethod.GET, LETTER);
    }

    @Bean
    AccessRule retryLetters() {
        return operating(HttpMethod.POST, RETRY);
    }

    @Bean
    AccessRule discardLetters() {
        return operating(HttpMethod.POST, DISCARD);
    }

    private static AccessRule operating(HttpMethod method, String path) {
        return AccessRule.allow(method, path, Role.PLATFORM_ADMIN);
    }

    private static void count(KafkaLetters letters) {
        try {
            letters.read();
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("dead letters cannot be counted now");
        }
    }
}
