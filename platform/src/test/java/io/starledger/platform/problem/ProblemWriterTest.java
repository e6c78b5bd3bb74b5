package io.starledger.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.platform.kafka.NotAcknowledgedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class ProblemWriterTest {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                    .build();
    private static final String SECRET = "jdbc:postgresql://db-7/starledger";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ProblemWriter writer = new ProblemWriter(JSON, metrics);

    @ParameterizedTest
    @EnumSource
    void everyProblemHasItsTypeTitleStatusAndDetail(ProblemType type) {
        // when
        MockServerHttpResponse response = answer(ProblemException.of(type, "what was wrong"));

        // then
        assertThat(response.getStatusCode()).isEqualTo(type.status());
        assertThat(response.getHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body(response))
                .isEqualTo(
                        JSON.createObjectNode()
                                .put("type", "urn:starledger:problem:" + type.id())
                                .put("title", type.title())
                                .put("status", type.status().value())
                                .put("detail", "what was wrong"));
    }

    @Test
    void everyProblemIsCountedByItsType() {
        // when
        answer(ProblemException.of(ProblemType.FORBIDDEN, "no"));
        answer(ProblemException.of(ProblemType.FORBIDDEN, "no"));

        // then
        assertThat(
                        metrics.get("starledger.problems.answered")
                                .tag("type", "forbidden")
                                .counter()
                                .count())
                .isEqualTo(2);
    }

    @Test
    void everyViolationIsNamed() {
        // given
        Violation score = new Violation("/score", "expected 1 to 5 but was 6");
        Violation user = new Violation("/user_id", "expected a user_id but there was none");

        // when
        JsonNode body = body(answer(ProblemException.invalid(List.of(score, user))));

        // then
        assertThat(body.get("detail").asString()).isEqualTo("2 violations");
        assertThat(body.get("violations"))
                .isEqualTo(JSON.valueToTree(List.of(score, user)))
                .hasSize(2);
    }

    @Test
    void oneViolationIsTheDetail() {
        // when
        JsonNode body =
                body(answer(ProblemException.invalid(List.of(new Violation("/score", "six")))));

        // then
        assertThat(body.get("detail").asString()).isEqualTo("six");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsOneOfTheProblems(Throwable failure, ProblemType type) {
        // when
        MockServerHttpResponse response = answer(failure);

        // then
        assertThat(response.getStatusCode()).isEqualTo(type.status());
        assertThat(body(response).get("type").asString()).isEqualTo(type.uri().toString());
        assertThat(response.getBodyAsString().block()).doesNotContain(SECRET);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException(SECRET), ProblemType.INTERNAL),
                Arguments.of(new StackOverflowError(SECRET), ProblemType.INTERNAL),
                Arguments.of(
                        new ResponseStatusException(HttpStatus.BAD_GATEWAY, SECRET),
                        ProblemType.INTERNAL),
                Arguments.of(
                        new DataAccessResourceFailureException(SECRET), ProblemType.UNAVAILABLE),
                Arguments.of(new QueryTimeoutException(SECRET), ProblemType.UNAVAILABLE),
                Arguments.of(
                        new NotAcknowledgedException(SECRET, null), ProblemType.NOT_ACKNOWLEDGED),
                Arguments.of(new DataBufferLimitException(SECRET), ProblemType.TOO_LARGE),
                Arguments.of(
                        new ServerWebInputException(
                                SECRET, null, new DataBufferLimitException(SECRET)),
                        ProblemType.TOO_LARGE),
                Arguments.of(
                        new ServerWebInputException(
                                "Failed to read HTTP message",
                                null,
                                new IllegalStateException(SECRET)),
                        ProblemType.MALFORMED_REQUEST),
                Arguments.of(
                        new ResponseStatusException(HttpStatus.NOT_FOUND), ProblemType.NOT_FOUND),
                Arguments.of(
                        new NotAcceptableStatusException(List.of()), ProblemType.NOT_ACCEPTABLE),
                Arguments.of(
                        new UnsupportedMediaTypeStatusException(MediaType.TEXT_PLAIN, List.of()),
                        ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }

    @Test
    void aMethodThatIsNotThereNamesThoseThatAre() {
        // when
        MockServerHttpResponse response =
                answer(new MethodNotAllowedException(HttpMethod.PUT, Set.of(HttpMethod.GET)));

        // then
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED);
        assertThat(response.getHeaders().getAllow()).containsExactly(HttpMethod.GET);
        assertThat(response.getHeaders().getContentType())
                .isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aPassingFaultSaysWhenToComeBackAndNeverAtOnce() {
        assertThat(retryAfter(Duration.ofSeconds(7))).isEqualTo("7");
        assertThat(retryAfter(Duration.ofMillis(7_001))).isEqualTo("8");
        assertThat(retryAfter(Duration.ofMillis(100))).isEqualTo("1");
    }

    @Test
    void whoIsNotKnownIsToldHowToSayIt() {
        // when
        MockServerHttpResponse response =
                answer(ProblemException.of(ProblemType.UNAUTHENTICATED, "who?"));

        // then
        assertThat(response.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .isEqualTo("Bearer");
    }

    @Test
    void anAnswerThatHasBegunIsNotChanged() {
        // given
        MockServerWebExchange begun =
                MockServerWebExchange.from(MockServerHttpRequest.get("/somewhere"));
        begun.getResponse().setComplete().block();
        IllegalStateException failure = new IllegalStateException(SECRET);

        // then
        assertThatThrownBy(() -> writer.handle(begun, failure).block()).isSameAs(failure);
    }

    private String retryAfter(Duration pause) {
        return String.valueOf(
                answer(ProblemException.passing(ProblemType.UNAVAILABLE, "away", pause, null))
                        .getHeaders()
                        .getFirst(HttpHeaders.RETRY_AFTER));
    }

    private MockServerHttpResponse answer(Throwable failure) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/somewhere"));
        writer.handle(exchange, failure).block();
        return exchange.getResponse();
    }

    private static JsonNode body(MockServerHttpResponse response) {
        return JSON.readTree(response.getBodyAsString().block());
    }
}
