package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.embedded.Part;
import io.starledger.ingest.Api.Answer;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@ExtendWith(RunningIngest.class)
class KafkaAwayIT {
    /** How long the service waits for an acknowledgement: who is answered sooner has not waited. */
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(4);

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Problem NOT_ACKNOWLEDGED = new Problem(503, "not-acknowledged");
    private static final int MORE_THAN_BUFFER_AND_QUEUE_HOLD = 200;

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api producer = Api.as("producer", tenant);
    private final Part kafka = RunningIngest.processes().kafka();

    @AfterEach
    void kafkaIsBack() {
        kafka.thaw();
        RunningIngest.awaitKafka();
    }

    @Test
    void aFrozenBrokerIsA503WithinFiveSecondsAndNothingElseStops() {
        // given
        assertThat(producer.submit(WriteCall.RATING).status()).isEqualTo(202);
        kafka.freeze();

        // when
        List<CompletableFuture<Timed>> calls =
                Stream.concat(
                                IntStream.range(0, MORE_THAN_BUFFER_AND_QUEUE_HOLD)
                                        .mapToObj(i -> producer.submitting(longRating(i))),
                                Stream.of(
                                        producer.submittingAll(
                                                BodyPublishers.ofString(WriteCall.RATING))))
                        .map(Timed::when)
                        .toList();
        Timed refused = Timed.when(producer.submitting("{}")).join();
        Timed alive = Timed.when(Api.getting("/actuator/health/liveness")).join();
        Answer ready =
                await().atMost(PATIENCE)
                        .until(
                                () -> Api.get("/actuator/health/readiness"),
                                answer -> answer.status() != 200);
        List<Timed> answers = calls.stream().map(CompletableFuture::join).toList();

        // then
        Duration crowd = Collections.max(List.of(refused.after(), alive.after()));
        assertThat(answers).allSatisfy(timed -> assertNotAcknowledged(timed, LIMIT.plus(crowd)));
        assertThat(answers).anyMatch(answer -> answer.after().compareTo(ACKNOWLEDGEMENT) < 0);
        assertThat(List.of(refused, alive))
                .extracting(timed -> timed.answer().status())
                .containsExactly(400, 200);
        assertThat(List.of(refused, alive))
                .allSatisfy(timed -> assertThat(timed.after()).isLessThan(ACKNOWLEDGEMENT));
        assertThat(ready.status()).isEqualTo(503);
    }

    @Test
    void whatWasAcknowledgedAroundAKillIsInTheTopicOnce() throws Exception {
        // given
        WriteLedger ledger = new WriteLedger(producer);
        ledger.begin();
        await().atMost(PATIENCE).until(() -> ledger.acknowledged().size() > 200);

        // when
        kafka.kill();
        await().atMost(PATIENCE).until(() -> ledger.refusals() > 0);
        kafka.start();
        int before = ledger.acknowledged().size();
        await().atMost(PATIENCE).until(() -> ledger.acknowledged().size() > before + 200);
        ledger.end();

        // then
        List<String> recorded =
                TopicContent.of(Topics.RATING_EVENTS, tenant).stream()
                        .map(event -> event.value().getItemId())
                        .toList();
        assertThat(recorded).doesNotHaveDuplicates().containsAll(ledger.acknowledged());
        assertThat(ledger.sent()).containsAll(recorded);
        assertThat(ledger.unexpected()).isEmpty();
    }

    private static void assertNotAcknowledged(Timed timed, Duration within) {
        NOT_ACKNOWLEDGED.assertIs(timed.answer());
        assertThat(timed.answer().header("Retry-After")).isEqualTo("1");
        assertThat(timed.after()).isLessThan(within);
    }

    /** With a comment that does not compress well. */
    private static String longRating(int number) {
        String comment =
                new Random(number)
                        .ints(4_000, '一', '鿿')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return "{\"user_id\":\"u\",\"item_id\":\"i-%d\",\"score\":1,\"comment\":\"%s\"}"
                .formatted(number, comment);
    }

    private record Timed(Answer answer, Duration after) {

        static CompletableFuture<Timed> when(CompletableFuture<Answer> call) {
            long begin = System.nanoTime();
            return call.thenApply(
                    answer -> new Timed(answer, Duration.ofNanos(System.nanoTime() - begin)));
        }
    }
}
