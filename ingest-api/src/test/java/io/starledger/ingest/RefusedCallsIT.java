package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;

@ExtendWith(RunningIngest.class)
class RefusedCallsIT {
    private static final String X32 = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    private static final String OF_129_CHARACTERS = X32 + X32 + X32 + X32 + "x";
    private static final Problem MALFORMED = new Problem(400, "malformed-request");
    private static final Problem INVALID = new Problem(400, "invalid-request");
    private static final Problem TOO_LARGE = new Problem(413, "too-large");
    private static final Problem UNSUPPORTED = new Problem(415, "unsupported-media-type");

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api producer = Api.as("producer", tenant);
    private final Api admin = Api.as("tenant-admin", tenant);

    @ParameterizedTest
    @EnumSource
    void aBadRatingIsRefusedAndItsFaultsNamed(BadRating bad) {
        // when
        Answer answer = producer.submit(bad.json());

        // then
        new Problem(400, bad.type()).assertIs(answer);
        assertThat(pointers(answer)).isEqualTo(bad.pointers());
        assertNothingIsRecorded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void nothingIsNoRating(String body) {
        // when
        Answer answer = producer.submit(body);

        // then
        MALFORMED.assertIs(answer);
        assertThat(answer.text("detail")).isEqualTo("expected a JSON object but was nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b"})
    void aKeyThatIsNoneIsNamedWithEverythingElse(String key) {
        // when
        Answer answer =
                producer.submit("{\"user_id\":\"a/b\",\"score\":6}", "Idempotency-Key", key);

        // then
        INVALID.assertIs(answer);
        assertThat(pointers(answer))
                .containsExactly("Idempotency-Key", "/user_id", "/score", "/item_id");
        assertNothingIsRecorded();
    }

    @Test
    void aKeyIsGivenOnce() {
        // when
        Answer answer =
                producer.submit(WriteCall.RATING, "Idempotency-Key", "a", "Idempotency-Key", "b");

        // then
        INVALID.assertIs(answer);
        assertThat(answer.text("detail"))
                .isEqualTo("expected the header once but was given 2 times");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {                                    | malformed-request |
                    []                                   | malformed-request |
                    {}                                   | invalid-request   | /state,/reason
                    {'state':'gone','reason':''}         | invalid-request   | /state,/reason
                    {'state':true,'reason':['spam']}     | invalid-request   | /state,/reason
                    {'state':'hidden','reason':'\\u0000'}| invalid-request   | /reason
                    {'state':'hidden','reason':'r','a':1}| invalid-request   | /a
                    """)
    void aBadModerationIsRefusedAndItsFaultsNamed(String json, String type, String pointers) {
        // when
        Answer answer = admin.moderate("i", "u", json.replace('\'', '"'));

        // then
        new Problem(400, type).assertIs(answer);
        assertThat(String.join(",", pointers(answer))).isEqualTo(pointers == null ? "" : pointers);
        assertNothingIsRecorded();
    }

    @ParameterizedTest
    @CsvSource({
        "/ratings, , identity, 415",
        "/ratings, text/plain, identity, 415",
        "/ratings, application/x-ndjson, identity, 415",
        "/ratings, application/json;charset=ISO-8859-1, identity, 415",
        "/ratings, nonsense, identity, 415",
        "/ratings, application/json, gzip, 415",
        "/ratings, application/json;charset=utf-8, identity, 202",
        "/ratings, Application/JSON, identity, 202",
        "/ratings/batch, , identity, 415",
        "/ratings/batch, application/json, identity, 415",
        "/ratings/batch, application/x-ndjson, gzip, 415",
        "/ratings/batch, application/x-ndjson;charset=UTF-8, identity, 200"
    })
    void aBodyIsOfTheMediaTypeOfItsCallInUtf8(
            String path, String type, String encoding, int status) {
        // given
        String[] headers =
                type == null
                        ? new String[] {"Content-Encoding", encoding}
                        : new String[] {"Content-Encoding", encoding, "Content-Type", type};

        // when
        Answer answer = post(path, BodyPublishers.ofString(WriteCall.RATING), headers);

        // then
        assertThat(answer.status()).isEqualTo(status);
        if (status == 415) {
            UNSUPPORTED.assertIs(answer);
            assertNothingIsRecorded();
        }
    }

    @Test
    void aBodyOverTheLimitIsTooLargeWhetherItSaysSoOrNot() {
        // given
        BodyPublisher body = BodyPublishers.ofString(WriteCall.RATING + " ".repeat(64 << 10));

        // when
        Answer announced = post("/ratings", body, "Content-Type", "application/json");
        Answer streamed =
                post(
                        "/ratings",
                        BodyPublishers.fromPublisher(body),
                        "Content-Type",
                        "application/json");

        // then
        assertThat(List.of(announced, streamed)).allSatisfy(TOO_LARGE::assertIs);
        assertThat(announced.text("detail"))
                .isEqualTo("expected a body of at most 65,536 bytes but it is longer");
        assertNothingIsRecorded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "%2E%2E",
                "a%2Fb",
                "a%00",
                "a%0D%0Ab",
                "%F0%9F%8E%BB",
                "a%3Bb",
                "a%25",
                OF_129_CHARACTERS
            })
    void anIdInAPathIsOfItsAlphabet(String id) {
        // when
        Answer retracted = producer.retract(id, id);
        Answer moderated = admin.moderate(id, id, "{\"state\":\"gone\",\"reason\":\"\"}");

        // then
        assertThat(List.of(retracted, moderated)).allSatisfy(INVALID::assertIs);
        assertThat(pointers(retracted)).containsExactly("item", "user");
        assertThat(pointers(moderated)).containsExactly("item", "user", "/state", "/reason");
        assertNothingIsRecorded();
    }

    @Test
    void aSemicolonInAPathDoesNotNameAnother() {
        // when
        Answer retracted = producer.retract("a;b", "u");
        Answer moderated = admin.moderate("a", "u;v", "{\"state\":\"hidden\",\"reason\":\"\"}");

        // then
        assertThat(List.of(retracted, moderated)).allSatisfy(INVALID::assertIs);
        assertNothingIsRecorded();
    }

    @Test
    void anEmptyIdInAPathIsAPathThatIsNotThere() {
        // when
        Answer answer = producer.retract("", "u");

        // then
        new Problem(404, "not-found").assertIs(answer);
    }

    private Answer post(String path, BodyPublisher body, String... headers) {
        return Api.send(producer.request(path, headers).POST(body)).join();
    }

    private void assertNothingIsRecorded() {
        assertThat(TopicContent.of(Topics.RATING_EVENTS, tenant)).isEmpty();
    }

    private static List<String> pointers(Answer answer) {
        JsonNode violations = answer.body().path("violations");
        return violations.findValuesAsString("pointer");
    }
}
