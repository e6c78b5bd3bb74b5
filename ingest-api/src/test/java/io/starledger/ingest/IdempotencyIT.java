package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@ExtendWith(RunningIngest.class)
class IdempotencyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Problem IN_USE = new Problem(409, "idempotency-key-in-use");
    private static final Problem REUSED = new Problem(422, "idempotency-key-reused");
    private static final Problem INVALID = new Problem(400, "invalid-request");
    private static final Problem UNKNOWN = new Problem(503, "not-acknowledged");
    private static final String[] KEY = {"Idempotency-Key", "order-7"};
    private static final String OTHER_RATING = WriteCall.RATING.replace("1", "2");

    private final Api admin = Api.as("tenant-admin", new TenantId(UUID.randomUUID()));
    private final EmbeddedStack stack = RunningIngest.processes();

    @AfterEach
    void allIsBack() {
        stack.kafka().thaw();
        RunningIngest.awaitKafka();
        RunningIngest.thawRedis();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUBMIT_ALL")
    void aRepetitionGetsTheFirstAnswerAndHasOneEffect(WriteCall call) {
        // when
        List<Answer> answers = Stream.generate(() -> call.by(admin, KEY)).limit(3).toList();

        // then
        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers).extracting(Answer::raw).containsOnly(answers.getFirst().raw());
        assertThat(ids()).hasSize(1);
    }

    @Test
    void aKeyIsForOneRequest() {
        // given
        admin.submit(WriteCall.RATING, KEY);

        // when
        List<Answer> others =
                List.of(
                        admin.submit(OTHER_RATING, KEY),
                        admin.submit(WriteCall.RATING + " ", KEY),
                        admin.retract("i", "u", KEY),
                        WriteCall.MODERATE.by(admin, KEY));

        // then
        assertThat(others).allSatisfy(REUSED::assertIs);
        assertThat(ids()).hasSize(1);
    }

    @Test
    void aKeyInQuotesIsTheSameKey() {
        // when
        Answer bare = admin.submit(WriteCall.RATING, KEY);
        Answer quoted = admin.submit(WriteCall.RATING, "Idempotency-Key", "\"order-7\"");

        // then
        assertThat(quoted.raw()).isEqualTo(bare.raw());
    }

    @Test
    void anotherTenantsKeyIsAnotherKey() {
        // given
        Api other = Api.as("tenant-admin", new TenantId(UUID.randomUUID()));

        // when
        Answer one = admin.submit(WriteCall.RATING, KEY);
        Answer another = other.submit(OTHER_RATING, KEY);

        // then
        assertThat(another.status()).isEqualTo(202);
        assertThat(another.text("rating_id")).isNotEqualTo(one.text("rating_id"));
    }

    @Test
    void ofManyAtOnceOneWinsAndTheRestAreToldToWait() {
        // when
        List<Answer> answers =
                Stream.generate(() -> admin.submitting(WriteCall.RATING, KEY))
                        .limit(100)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        // then
        assertThat(answers).extracting(Answer::status).contains(202).containsAnyOf(202, 409);
        answers.stream().filter(answer -> answer.status() != 202).forEach(IN_USE::assertIs);
        assertThat(answers.stream().filter(answer -> answer.status() == 202).map(Answer::raw))
                .containsOnly(admin.submit(WriteCall.RATING, KEY).raw());
        assertThat(ids()).hasSize(1);
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondIsToldToComeBack() {
        // given
        stack.kafka().freeze();
        CompletableFuture<Answer> one = admin.submitting(WriteCall.RATING, KEY);
        CompletableFuture<Answer> other = admin.submitting(WriteCall.RATING, KEY);

        // when
        Answer second = (Answer) CompletableFuture.anyOf(one, other).join();
        CompletableFuture<Answer> underWay = one.isDone() ? other : one;
        stack.kafka().thaw();
        Answer first = underWay.join();

        // then
        IN_USE.assertIs(second);
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(first.status()).isEqualTo(202);
        assertThat(admin.submit(WriteCall.RATING, KEY).raw()).isEqualTo(first.raw());
    }

    @Test
    void afterAnUnknownFateTheSameRequestMayBeMadeAgainAndNoOther() {
        // given
        stack.kafka().freeze();
        Answer lost = admin.submit(WriteCall.RATING, KEY);
        stack.kafka().thaw();

        // when
        Answer other = admin.submit(OTHER_RATING, KEY);
        Answer again =
                await().atMost(PATIENCE)
                        .until(
                                () -> admin.submit(WriteCall.RATING, KEY),
                                answer -> answer.status() == 202);

        // then
        UNKNOWN.assertIs(lost);
        REUSED.assertIs(other);
        assertThat(ids()).containsOnly(again.text("rating_id"));
    }

    @Test
    void withRedisFrozenARepetitionIsTheSameFact() {
        // given
        stack.redis().freeze();

        // when
        List<Answer> ratings =
                Stream.generate(() -> admin.submit(WriteCall.RATING, KEY)).limit(3).toList();
        List<Answer> retractions =
                Stream.generate(() -> admin.retract("i", "u", KEY)).limit(3).toList();

        // then
        assertThat(ratings).extracting(answer -> answer.text("rating_id")).containsOnly(id(0));
        assertThat(retractions).extracting(answer -> answer.text("event_id")).containsOnly(id(3));
        assertThat(id(0)).isNotEqualTo(id(3));
    }

    @Test
    void aBatchsKeyMakesTheSameBodyTheSameFacts() {
        // given
        String lines = WriteCall.RATING + "\n" + WriteCall.RATING + "\n";

        // when
        Answer one = admin.submitAll(BodyPublishers.ofString(lines), KEY);
        Answer again = admin.submitAll(BodyPublishers.ofString(lines), KEY);
        Answer another = admin.submitAll(BodyPublishers.ofString(OTHER_RATING), KEY);

        // then
        assertThat(List.of(one, again, another)).extracting(Answer::status).containsOnly(200);
        assertThat(ids()).hasSize(5);
        assertThat(ids().subList(2, 4)).isEqualTo(ids().subList(0, 2)).doesNotHaveDuplicates();
        assertThat(ids().subList(0, 4)).doesNotContain(id(4));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsNoneIsNamed(WriteCall call) {
        // when
        Answer answer = call.by(admin, "Idempotency-Key", "two words");

        // then
        INVALID.assertIs(answer);
        assertThat(answer.raw()).contains("Idempotency-Key");
        assertThat(ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "{x}", "*", "}:{*", "%0d%0aFLUSHALL"})
    void aKeyMayBeOfAnyVisibleCharacters(String key) {
        // when
        Answer first = admin.submit(WriteCall.RATING, "Idempotency-Key", key);
        Answer again = admin.submit(WriteCall.RATING, "Idempotency-Key", key);

        // then
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.raw()).isEqualTo(first.raw());
    }

    private String id(int record) {
        return ids().get(record);
    }

    /** Of the tenant's facts, in the log's order: they are of one item. */
    private List<String> ids() {
        return TopicContent.of(Topics.RATING_EVENTS, admin.tenant()).stream()
                .map(event -> event.header("ce_id"))
                .toList();
    }
}
