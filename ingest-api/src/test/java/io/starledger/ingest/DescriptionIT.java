package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.testing.BlockedCalls;
import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@ExtendWith(RunningIngest.class)
class DescriptionIT {
    private static final String BASE = "/v1/tenants/{tenantId}";
    private static final String RATINGS = BASE + "/ratings";
    private static final String RATING = BASE + "/items/{item}/ratings/{user}";

    private final JsonNode api = Api.get("/v3/api-docs").body();

    /** Descriptions and pages are read from jars when they are asked for; no producer waits. */
    @AfterAll
    static void forgetWhatBlocked() {
        BlockedCalls.take();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /ratings                                  | post   | 202,400,401,402,403,404,409,413,415,422,429,503
                    /ratings/batch                            | post   | 200,400,401,402,403,404,408,413,415,429,503
                    /items/{item}/ratings/{user}              | delete | 202,400,401,403,404,409,422,429,503
                    /items/{item}/ratings/{user}/moderation   | put    | 202,400,401,403,404,409,413,415,422,429,503
                    """)
    void everyCallSaysWhatItTakesAndEveryAnswerItGives(
            String path, String method, String statuses) {
        // when
        JsonNode operation = api.path("paths").path(BASE + path).path(method);

        // then
        assertThat(operation.path("summary").asString("")).isNotEmpty();
        assertThat(operation.path("description").asString("")).isNotEmpty();
        assertThat(operation.path("parameters").valueStream().map(this::resolved))
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        parameter ->
                                assertThat(parameter.has("example") || parameter.has("description"))
                                        .as(parameter.toString())
                                        .isTrue());
        assertThat(operation.path("responses").propertyStream().map(Map.Entry::getKey).sorted())
                .containsExactly(statuses.split(","));
        assertThat(operation.path("responses").valueStream().map(this::resolved))
                .allSatisfy(
                        response ->
                                assertThat(response.path("content").isEmpty())
                                        .as(response.toString())
                                        .isFalse());
    }

    @Test
    void everyAnswerToATenantSaysWhatIsLeftOfItsLimits() {
        // when
        List<Map.Entry<String, JsonNode>> answers =
                api.path("paths")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .flatMap(operation -> operation.path("responses").propertyStream())
                        .filter(answer -> !answer.getKey().equals("401"))
                        .toList();

        // then
        assertThat(answers)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        answer ->
                                assertThat(
                                                resolved(answer.getValue())
                                                        .path("headers")
                                                        .propertyNames())
                                        .as(answer.toString())
                                        .contains("RateLimit", "RateLimit-Policy"));
    }

    @Test
    void nothingButTheWriteCallsIsDescribed() {
        // when
        JsonNode paths = api.path("paths");

        // then
        assertThat(api.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(paths.propertyNames())
                .containsExactlyInAnyOrder(
                        RATINGS, RATINGS + "/batch", RATING, RATING + "/moderation");
    }

    @Test
    void everyExampleOfABodyIsAccepted() {
        // given
        Api admin = Api.as("tenant-admin", new TenantId(UUID.randomUUID()));

        // when
        List<Answer> submitted =
                examples(RATINGS, "post").stream().map(body -> admin.submit(body)).toList();
        List<Answer> batches =
                examples(RATINGS + "/batch", "post").stream()
                        .map(BodyPublishers::ofString)
                        .map(admin::submitAll)
                        .toList();
        List<Answer> moderated =
                examples(RATING + "/moderation", "put").stream()
                        .map(body -> admin.moderate("i", "u", body))
                        .toList();

        // then
        assertThat(submitted).hasSize(2).extracting(Answer::status).containsOnly(202);
        assertThat(moderated).hasSize(1).extracting(Answer::status).containsOnly(202);
        assertThat(batches)
                .singleElement()
                .satisfies(
                        answer -> {
                            assertThat(answer.body().get("accepted").asLong()).isEqualTo(2);
                            assertThat(answer.body().get("rejected_count").asLong()).isZero();
                        });
    }

    @Test
    void everyAnswerHasTheFieldsOfItsSchema() {
        // given
        Api admin = Api.as("tenant-admin", new TenantId(UUID.randomUUID()));

        // when
        Answer submitted = WriteCall.SUBMIT.by(admin);
        Answer batch = WriteCall.SUBMIT_ALL.by(admin);
        Answer retracted = WriteCall.RETRACT.by(admin);
        Answer refused = admin.submit("{}");

        // then
        assertThat(submitted.body().propertyNames())
                .containsExactlyInAnyOrderElementsOf(fields("RatingAccepted"));
        assertThat(batch.body().propertyNames())
                .containsExactlyInAnyOrderElementsOf(fields("BatchAnswer"));
        assertThat(retracted.body().propertyNames())
                .containsExactlyInAnyOrderElementsOf(fields("EventAccepted"));
        assertThat(refused.body().propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "violations")
                .isSubsetOf(fields("Problem"));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        // when
        List<String> references = new ArrayList<>(api.findValuesAsString("$ref"));

        // then
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference ->
                                assertThat(api.at(reference.substring(1)).isMissingNode())
                                        .as(reference)
                                        .isFalse());
    }

    @Test
    void thereIsAPageToTryTheCallsOn() {
        // when
        Answer sent = Api.get("/swagger-ui");
        Answer page = Api.get(sent.header("Location"));

        // then
        assertThat(sent.status()).isEqualTo(302);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw()).contains("Swagger UI");
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref")
                ? api.at(response.get("$ref").asString().substring(1))
                : response;
    }

    private List<String> examples(String path, String method) {
        return api.path("paths")
                .path(path)
                .path(method)
                .path("requestBody")
                .path("content")
                .valueStream()
                .flatMap(
                        media ->
                                media.has("example")
                                        ? Stream.of(media.get("example"))
                                        : media.path("examples")
                                                .valueStream()
                                                .map(example -> example.path("value")))
                .map(value -> value.isString() ? value.asString() : value.toString())
                .toList();
    }

    private Set<String> fields(String schema) {
        return api.path("components")
                .path("schemas")
                .path(schema)
                .path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
