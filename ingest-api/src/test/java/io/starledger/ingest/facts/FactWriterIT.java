package io.starledger.ingest.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.starledger.ingest.RunningIngest;
import io.starledger.ingest.reading.Comment;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.EventLogSettings;
import io.starledger.platform.kafka.NotAcknowledgedException;
import io.starledger.platform.kafka.OffsetListener;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.UserId;
import io.starledger.schemas.serde.RegistrySettings;
import io.starledger.schemas.serde.Serdes;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

@ExtendWith(RunningIngest.class)
final class FactWriterIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    @Test
    void aCommentAndItsEventHaveOneTimeoutTogether() {
        // given
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(
                        false,
                        new RoundRobinPartitioner(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        Executor late =
                CompletableFuture.delayedExecutor(TIMEOUT.toMillis() / 2, TimeUnit.MILLISECONDS);
        AtomicLong commentedAt = new AtomicLong();
        Acceptance call =
                new Acceptance(
                        new TenantId(UUID.randomUUID()),
                        Instant.now(),
                        TraceParent.continuing(null));
        try (EventLog log =
                new EventLog(producer, serdes(), settings(), new SimpleMeterRegistry())) {
            FactWriter writer = new FactWriter(log, TIMEOUT);
            log.prepare(RatingFactCodec.examples());
            long begin = System.nanoTime();

            // when
            CompletableFuture<?> answer =
                    writer.append(call, List.of(commented()), OffsetListener.NOBODY).toFuture();
            late.execute(
                    () -> {
                        commentedAt.set(System.nanoTime());
                        producer.completeNext();
                    });

            // then
            assertThatThrownBy(answer::join).hasCauseInstanceOf(NotAcknowledgedException.class);
            long end = System.nanoTime();
            assertThat(Duration.ofNanos(end - begin)).isGreaterThanOrEqualTo(TIMEOUT);
            assertThat(Duration.ofNanos(end - commentedAt.get())).isLessThan(TIMEOUT);
            assertThat(producer.history()).hasSize(2);
        }
    }

    private static RatingFact commented() {
        return new RatingFact.Submitted(
                UUID.randomUUID(),
                new RatingSubmission(
                        new ItemId("i"),
                        new UserId("u"),
                        1,
                        null,
                        new Comment("fine"),
                        null,
                        null));
    }

    private static Serdes serdes() {
        return new Serdes(
                RegistrySettings.apicurio(RunningIngest.addresses().registry().apicurioUrl()));
    }

    private static EventLogSettings settings() {
        return new EventLogSettings(
                TIMEOUT, 10, DataSize.ofMegabytes(1), DataSize.ofKilobytes(1), Duration.ZERO);
    }
}
