package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@ExtendWith(RunningIngest.class)
class LimitsIT {
    private static final Problem TOO_MANY = new Problem(429, "rate-limit-exceeded");
    private static final Problem NOT_FOUND = new Problem(404, "not-found");

    @Test
    void everyAnswerSaysWhatIsLeftWhateverElseItSays() {
        // given
        TenantId tenant = LimitedTenant.TOLD.id();
        Api producer = Api.as("producer", tenant);
        Api stranger = new Api(new TenantId(UUID.randomUUID()), producer.token());

        // when
        List<Answer> answers =
                List.of(
                        WriteCall.SUBMIT.by(producer),
                        producer.submit("{}"),
                        producer.submit("not json"),
                        WriteCall.MODERATE.by(producer),
                        WriteCall.SUBMIT.by(stranger),
                        Api.send(producer.request("/ratings").PUT(BodyPublishers.noBody())).join(),
                        Api.send(producer.request("/ratings").POST(BodyPublishers.noBody())).join(),
                        WriteCall.SUBMIT_ALL.by(producer));

        // then
        assertThat(answers)
                .extracting(Answer::status)
                .containsExactly(202, 400, 400, 403, 404, 405, 415, 200);
        assertThat(answers)
                .extracting(answer -> answer.joined("RateLimit-Policy"))
                .containsOnly("\"requests\";q=60;w=3600");
        assertThat(answers)
                .extracting(answer -> answer.joined("RateLimit"))
                .allMatch(limit -> limit.matches("\"requests\";r=\\d;t=60"))
                .startsWith("\"requests\";r=9;t=60", "\"requests\";r=8;t=60");
    }

    @Test
    void oneRequestTooManyIsToldWhenToComeBack() {
        // given
        Api producer = Api.as("producer", LimitedTenant.USED_UP.id());
        Api stranger = new Api(new TenantId(UUID.randomUUID()), producer.token());

        // when
        long begun = System.nanoTime();
        List<Answer> answers =
                Stream.generate(() -> WriteCall.SUBMIT.by(producer)).limit(15).toList();
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        Answer elsewhere = WriteCall.SUBMIT.by(stranger);

        // then
        Answer last = answers.getLast();
        TOO_MANY.assertIs(last);
        assertThat(last.text("detail"))
                .isEqualTo(
                        "expected at most 60 requests in 3,600 s, and 10 at once but this is more");
        assertThat(Long.parseLong(last.header("Retry-After"))).isBetween(59 - seconds, 60L);
        assertThat(last.joined("RateLimit")).isEqualTo("\"requests\";r=0;t=60");
        assertThat(last.joined("RateLimit-Policy")).isEqualTo("\"requests\";q=60;w=3600");
        TOO_MANY.assertIs(elsewhere);
        long accepted = answers.stream().filter(answer -> answer.status() == 202).count();
        assertThat(accepted).isBetween(10L, 12L);
        assertThat(TopicContent.of(Topics.RATING_EVENTS, producer.tenant()))
                .hasSize((int) accepted);
    }

    @Test
    void aTenantWithoutLimitsIsToldNone() {
        // given
        Api producer = Api.as("producer", new TenantId(UUID.randomUUID()));

        // when
        Answer submitted = WriteCall.SUBMIT.by(producer);
        Answer stranger = WriteCall.SUBMIT.by(new Api(LimitedTenant.TOLD.id(), producer.token()));

        // then
        assertThat(submitted.joined("RateLimit")).isEmpty();
        NOT_FOUND.assertIs(stranger);
        assertThat(stranger.joined("RateLimit")).isEmpty();
    }

    @Test
    void aBatchIsReadAsFastAsTheLimitAllows() {
        // given
        Api producer = Api.as("producer", LimitedTenant.STEADY.id());
        long begun = System.nanoTime();

        // when
        Answer answer = producer.submitAll(BodyPublishers.ofString(lines(2_500)));

        // then
        assertThat(answer.body().get("accepted").asLong()).as(answer.raw()).isEqualTo(2_500);
        assertThat(answer.body().get("resend_from").isNull()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(25));
        assertThat(answer.joined("RateLimit-Policy")).isEqualTo("\"ratings\";q=1000;w=1");
        assertThat(answer.joined("RateLimit")).matches("\"ratings\";r=\\d+;t=1");
    }

    @Test
    void whatABatchMayNotWaitForIsRejectedFromOneLineOn() {
        // given
        int lines = 20_000;
        Api producer = Api.as("producer", LimitedTenant.SLOW.id());

        // when
        Answer answer = producer.submitAll(BodyPublishers.ofString(lines(lines) + "not json\n\n"));
        Answer next = producer.submitAll(BodyPublishers.ofString(lines(1)));

        // then
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        long accepted = answer.body().get("accepted").asLong();
        assertThat(accepted).isBetween(1_000L, 10_000L);
        assertThat(answer.body().get("rejected_count").asLong()).isEqualTo(lines + 1 - accepted);
        assertThat(answer.body().get("resend_from").asLong()).isEqualTo(accepted + 1);
        assertThat(answer.body().get("rejected").get(0).get("line").asLong())
                .isEqualTo(accepted + 1);
        assertThat(answer.body().get("rejected").findValuesAsString("type"))
                .hasSize(1_000)
                .containsOnly(TOO_MANY.type());
        assertThat(answer.joined("RateLimit")).isEqualTo("\"ratings\";r=0;t=1");
        TOO_MANY.assertIs(next);
        assertThat(Integer.parseInt(next.header("Retry-After"))).isBetween(30, 1_000);
        assertThat(TopicContent.of(Topics.RATING_EVENTS, producer.tenant()))
                .hasSize((int) accepted);
    }

    private static String lines(int count) {
        return (WriteCall.RATING + "\n").repeat(count);
    }
}
