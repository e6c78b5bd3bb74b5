package io.starledger.ingest;

import static io.starledger.ingest.QuotaLog.holding;
import static io.starledger.ingest.QuotaLog.suspended;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.avro.QuotaStep;
import io.starledger.schemas.avro.UsedUpTo;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

@ExtendWith(RunningIngest.class)
class QuotaIT {
    private static final Problem EXCEEDED = new Problem(429, "quota-exceeded");
    private static final Problem SUSPENDED = new Problem(402, "account-suspended");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(20);

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api admin = Api.as("tenant-admin", tenant);
    private final QuotaLog quotas = new QuotaLog();

    @AfterEach
    void close() {
        quotas.close();
    }

    @Test
    void aTenantThatHasUsedItAllIsRefusedAndLetInAgain() {
        // given
        Instant end = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        assertThat(submit().status()).isEqualTo(202);

        // when
        quotas.write(tenant, holding(Instant.EPOCH, 10L, 10), holding(end, 10L, 0));
        Answer refused = untilAnswered(429);
        Duration left = Duration.between(Instant.now(), end);
        quotas.write(tenant, holding(Instant.EPOCH, 20L, 10), holding(end, 20L, 0));
        Answer accepted = untilAnswered(202);

        // then
        EXCEEDED.assertIs(refused);
        assertThat(refused.text("detail"))
                .isEqualTo("expected at most 10 ratings in the billing period but this is more");
        assertThat(Long.parseLong(refused.header("Retry-After")))
                .isBetween(left.toSeconds(), 259_200L);
        assertThat(refused.joined("RateLimit-Policy")).isEqualTo("\"quota\";q=10");
        assertThat(refused.joined("RateLimit")).matches("\"quota\";r=0;t=259(1\\d\\d|200)");
        assertThat(accepted.joined("RateLimit-Policy")).isEqualTo("\"quota\";q=20");
        assertThat(accepted.joined("RateLimit")).matches("\"quota\";r=[89];t=259(1\\d\\d|200)");
    }

    @Test
    void aSuspendedTenantMayTakeBackAndModerateButSubmitNothing() {
        // given
        assertThat(submit().status()).isEqualTo(202);

        // when
        quotas.write(tenant, suspended(Instant.EPOCH));
        Answer submitted = untilAnswered(402);
        Answer batch = WriteCall.SUBMIT_ALL.by(admin);
        Answer moderated = WriteCall.MODERATE.by(admin);
        Answer retracted = WriteCall.RETRACT.by(admin);
        quotas.erase(tenant);
        Answer accepted = untilAnswered(202);

        // then
        SUSPENDED.assertIs(submitted);
        SUSPENDED.assertIs(batch);
        assertThat(List.of(moderated, retracted)).extracting(Answer::status).containsOnly(202);
        assertThat(accepted.joined("RateLimit")).isEmpty();
    }

    @Test
    void aBatchIsRecordedUpToTheQuotaAndRejectedFromThereOn() {
        // given
        int room = 2_500;
        hold(holding(Instant.EPOCH, room + 7L, 7));

        // when
        Answer answer = admin.submitAll(BodyPublishers.ofString(lines(6_000)));
        Answer next = admin.submitAll(BodyPublishers.ofString(lines(1)));

        // then
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        assertThat(answer.body().get("accepted").asLong()).isEqualTo(room);
        assertThat(answer.body().get("rejected_count").asLong()).isEqualTo(6_000 - room);
        assertThat(answer.body().get("resend_from").asLong()).isEqualTo(room + 1);
        assertThat(answer.body().get("rejected").findValuesAsString("type"))
                .hasSize(1_000)
                .containsOnly(EXCEEDED.type());
        assertThat(answer.joined("RateLimit")).isEqualTo("\"quota\";r=0");
        EXCEEDED.assertIs(next);
        assertThat(next.header("Retry-After")).isEqualTo("1");
        assertThat(TopicContent.of(Topics.RATING_EVENTS, tenant)).hasSize(room);
    }

    @Test
    void whileTheViewStandsStillItsOwnAcknowledgementsKeepTheInstanceWithinTheQuota() {
        // given
        hold(holding(Instant.EPOCH, 100L, 40));

        // when
        List<Integer> statuses =
                Flux.range(0, 200)
                        .flatMap(
                                _ -> Mono.fromFuture(() -> admin.submitting(WriteCall.RATING)),
                                RunningIngest.QUEUE / 2)
                        .map(Answer::status)
                        .collectList()
                        .block();

        // then
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(60);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(140);
        assertThat(TopicContent.of(Topics.RATING_EVENTS, tenant)).hasSize(60);
    }

    @Test
    void whatTheViewHasCountedIsNotCountedHereAsWell() {
        // given
        hold(holding(Instant.EPOCH, 20L, 0));
        Stream.generate(this::submit)
                .limit(12)
                .forEach(answer -> assertThat(answer.status()).isEqualTo(202));

        // when
        quotas.write(tenant, QuotaLog.quota(tenant, positions(), holding(Instant.EPOCH, 20L, 12)));
        readAll();
        Answer rest = admin.submitAll(BodyPublishers.ofString(lines(20)));

        // then
        assertThat(rest.body().get("accepted").asLong()).as(rest.raw()).isEqualTo(8);
        assertThat(TopicContent.of(Topics.RATING_EVENTS, tenant)).hasSize(20);
    }

    @Test
    void aRepetitionIsAnsweredThoughTheQuotaIsUsedUp() {
        // given
        hold(holding(Instant.EPOCH, 1L, 0));
        String[] key = {"Idempotency-Key", "k"};
        Answer first = admin.submit(WriteCall.RATING, key);

        // when
        Answer again = admin.submit(WriteCall.RATING, key);
        Answer another = submit();

        // then
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.raw()).isEqualTo(first.raw());
        EXCEEDED.assertIs(another);
    }

    @Test
    void aStepThatBeginsLaterTakesEffectWithoutAnotherRecord() {
        // given
        hold(openEverySecondSecond());

        // when
        TimedAnswer one = TimedAnswer.of(this::submit);
        TimedAnswer other =
                await().atMost(PATIENCE)
                        .pollInterval(BETWEEN_CALLS)
                        .until(
                                () -> TimedAnswer.of(this::submit),
                                it -> it.status() != one.status());

        // then
        assertThat(List.of(one, other))
                .extracting(TimedAnswer::status)
                .containsExactlyInAnyOrder(202, 402);
        assertThat(List.of(one, other))
                .allMatch(it -> it.seconds().anyMatch(second -> it.status() == statusIn(second)));
        SUSPENDED.assertIs(one.status() == 402 ? one.answer() : other.answer());
    }

    @Test
    void theQuotaOfAnotherTenantNeverApplies() {
        // given
        TenantId another = new TenantId(UUID.randomUUID());
        hold(holding(Instant.EPOCH, 1_000L, 0));

        // when
        quotas.write(another, suspended(Instant.EPOCH));
        quotas.write(tenant, QuotaLog.quota(another, List.of(), suspended(Instant.EPOCH)));
        quotas.write(another, QuotaLog.quota(tenant, List.of(), holding(Instant.EPOCH, 0L, 0)));
        readAll();

        // then
        assertThat(submit().status()).isEqualTo(202);
        SUSPENDED.assertIs(WriteCall.SUBMIT.by(Api.as("producer", another)));
    }

    @Test
    void aTenantWithoutARecordHasTheDefaultPlan() {
        // given
        List<Answer> answers;

        // when
        try (Another instance =
                Another.startWithDefault(
                        "little", "--starledger.limits.plans.little.ratings-per-month=2")) {
            answers = Stream.generate(() -> instance.submit(admin)).limit(3).toList();
        }

        // then
        assertThat(answers).extracting(Answer::status).containsExactly(202, 202, 429);
        EXCEEDED.assertIs(answers.getLast());
        assertThat(answers.getFirst().joined("RateLimit-Policy"))
                .matches("\"quota\";q=2;w=(2678400|2592000|2505600|2419200)");
        assertThat(answers.getFirst().joined("RateLimit")).matches("\"quota\";r=1;t=\\d+");
    }

    /** Returns when the service has it. */
    private void hold(QuotaStep... steps) {
        quotas.write(tenant, steps);
        readAll();
    }

    /** Steps of a second each for ten minutes, longer than it takes to hold them. */
    private static QuotaStep[] openEverySecondSecond() {
        long now = Instant.now().getEpochSecond();
        return LongStream.range(now, now + 600).mapToObj(QuotaIT::stepOf).toArray(QuotaStep[]::new);
    }

    private static QuotaStep stepOf(long second) {
        Instant from = Instant.ofEpochSecond(second);
        return statusIn(second) == 202 ? holding(from, 1_000_000L, 0) : suspended(from);
    }

    private static int statusIn(long second) {
        return second % 2 == 0 ? 202 : 402;
    }

    /** Returns when the service has read all that is written: of each partition a later record. */
    private void readAll() {
        Map<Integer, TenantId> markers = new HashMap<>();
        while (markers.size() < Topics.QUOTAS.partitions()) {
            TenantId marker = new TenantId(UUID.randomUUID());
            markers.put(QuotaLog.partition(marker), marker);
        }
        markers.values().forEach(marker -> quotas.write(marker, suspended(Instant.EPOCH)));
        await().atMost(PATIENCE)
                .until(() -> markers.values().stream().allMatch(QuotaIT::isSuspended));
    }

    private static boolean isSuspended(TenantId marker) {
        return WriteCall.SUBMIT.by(Api.as("producer", marker)).status() == 402;
    }

    private Answer submit() {
        return WriteCall.SUBMIT.by(admin);
    }

    private Answer untilAnswered(int status) {
        return await().atMost(PATIENCE)
                .pollInterval(BETWEEN_CALLS)
                .until(this::submit, answer -> answer.status() == status);
    }

    private List<UsedUpTo> positions() {
        Map<Integer, Long> last = new HashMap<>();
        TopicContent.of(Topics.RATING_EVENTS, tenant)
                .forEach(entry -> last.put(entry.raw().partition(), entry.raw().offset()));
        return last.entrySet().stream()
                .map(entry -> new UsedUpTo(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj("{\"user_id\":\"u\",\"item_id\":\"i-%d\",\"score\":1}\n"::formatted)
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
