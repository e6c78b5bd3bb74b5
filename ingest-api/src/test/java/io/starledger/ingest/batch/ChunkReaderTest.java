package io.starledger.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ingest.facts.Acceptance;
import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.quota.Places;
import io.starledger.ingest.quota.Verdict;
import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.platform.problem.ProblemType;
import io.starledger.schemas.events.NameBasedUuid;
import io.starledger.schemas.events.TraceParent;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class ChunkReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final TenantId TENANT = new TenantId(new UUID(1, 2));
    private static final BatchLimits LIMITS = new BatchLimits(100_000, 1_000, 200, 10, 5_000, 3);

    @Test
    void goodLinesTravelInTheirOrderAsManyAsAChunkHolds() {
        // given
        ChunkReader reader = reader(LIMITS);

        // when
        List<Chunk> chunks = read(reader, lines(25));

        // then
        assertThat(chunks).extracting(chunk -> chunk.facts().size()).containsExactly(10, 10, 5);
        assertThat(chunks)
                .flatExtracting(Chunk::facts)
                .extracting(fact -> fact.item().value())
                .isEqualTo(IntStream.range(0, 25).mapToObj(i -> "item-" + i).toList());
    }

    @Test
    void aChunkOfLongLinesIsFullSooner() {
        // given
        ChunkReader reader = reader(new BatchLimits(100_000, 1_000, 200, 10, 120, 3));

        // when
        List<Chunk> chunks = read(reader, lines(9));

        // then
        assertThat(chunks).extracting(chunk -> chunk.facts().size()).containsExactly(3, 3, 3);
    }

    @Test
    void badLinesAreNamedByNumberAndCountedBeyondTheList() {
        // given
        ChunkReader reader = reader(LIMITS);

        // when
        List<Chunk> chunks =
                read(
                        reader,
                        "{}\n" + line(1) + "\n\nnot json\n" + "x".repeat(201) + "\n[]\n" + line(2));

        // then
        assertThat(chunks).flatExtracting(Chunk::facts).hasSize(2);
        assertThat(reader.accepted()).isEqualTo(2);
        assertThat(reader.rejections().count()).isEqualTo(4);
        assertThat(reader.rejections().listed())
                .extracting(RejectedLine::number, RejectedLine::type)
                .containsExactly(
                        tuple(1L, ProblemType.INVALID_REQUEST),
                        tuple(4L, ProblemType.MALFORMED_REQUEST),
                        tuple(5L, ProblemType.TOO_LARGE));
        assertThat(reader.rejections().listed().getFirst().detail())
                .isEqualTo(
                        "/user_id: expected the field but it was not given; /item_id: expected the"
                                + " field but it was not given; /score: expected the field but it"
                                + " was not given");
    }

    @Test
    void aKeyMakesALineTheSameRatingWhenItIsRepeated() {
        // given
        String keyed =
                "{\"user_id\":\"u\",\"item_id\":\"i\",\"score\":1,\"idempotency_key\":\"k\"}\n";

        // when
        List<Chunk> chunks = read(reader(LIMITS), keyed + keyed + line(1));

        // then
        assertThat(chunks)
                .flatExtracting(Chunk::facts)
                .satisfiesExactly(
                        first -> assertThat(first.id()).isEqualTo(keyedId()),
                        again -> assertThat(again.id()).isEqualTo(keyedId()),
                        other -> assertThat(other.id().version()).isEqualTo(7));
    }

    @Test
    void aCallOverItsLinesKeepsThoseBeforeAndStops() {
        // given
        ChunkReader reader = reader(new BatchLimits(100_000, 7, 200, 5, 5_000, 3));

        // when
        List<Chunk> chunks = read(reader, lines(20));

        // then
        assertThat(chunks).flatExtracting(Chunk::facts).hasSize(7);
        assertThat(reader.stop()).isEqualTo("expected at most 7 lines but there are more");
    }

    @Test
    void aCallOverItsBytesKeepsWhatCameBeforeAndStops() {
        // given
        ChunkReader reader = reader(new BatchLimits(300, 1_000, 200, 5, 5_000, 3));

        // when
        reader.read(ByteBuffer.wrap((lines(5) + "\n").getBytes(UTF_8)));
        List<Chunk> chunks = read(reader, lines(5));

        // then
        assertThat(chunks).flatExtracting(Chunk::facts).hasSize(5);
        assertThat(reader.stop())
                .isEqualTo("expected a body of at most 300 bytes but it is longer");
    }

    @Test
    void fromTheFirstLineBeyondTheQuotaOnAllAreRejectedUnread() {
        // given
        Iterator<Verdict> verdicts =
                List.<Verdict>of(
                                new Verdict.Granted(true),
                                new Verdict.Granted(true),
                                new Verdict.Exhausted(2, Duration.ofHours(1)))
                        .iterator();
        ChunkReader reader = reader(LIMITS, null, _ -> verdicts.next());

        // when
        List<Chunk> chunks = read(reader, "not json\n" + lines(4) + "\nnot json\n");

        // then
        assertThat(chunks).singleElement().extracting(it -> it.facts().size()).isEqualTo(2);
        assertThat(reader.resendFrom()).isEqualTo(4);
        assertThat(reader.refused()).isEqualTo(3);
        assertThat(reader.refusal()).isInstanceOf(Verdict.Exhausted.class);
        assertThat(reader.rejections().counts())
                .containsOnly(
                        entry(ProblemType.MALFORMED_REQUEST, 1L),
                        entry(ProblemType.QUOTA_EXCEEDED, 3L));
    }

    private static UUID keyedId() {
        return NameBasedUuid.of(TENANT.value(), "k");
    }

    private static ChunkReader reader(BatchLimits limits) {
        return reader(limits, null);
    }

    private static ChunkReader reader(BatchLimits limits, @Nullable IdempotencyKey key) {
        return reader(limits, key, _ -> new Verdict.Granted(true));
    }

    private static ChunkReader reader(
            BatchLimits limits, @Nullable IdempotencyKey key, Places places) {
        Acceptance begun = new Acceptance(TENANT, NOW, TraceParent.continuing(null));
        return new ChunkReader(
                new BatchCall(begun, key),
                limits,
                new FactIds(new Random(5)),
                places,
                InstantSource.fixed(NOW));
    }

    private static List<Chunk> read(ChunkReader reader, String text) {
        reader.read(ByteBuffer.wrap(text.getBytes(UTF_8)));
        List<Chunk> chunks = new ArrayList<>(reader.takeComplete());
        chunks.addAll(reader.end());
        return chunks;
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(ChunkReaderTest::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(int number) {
        return "{\"user_id\":\"u\",\"item_id\":\"item-%d\",\"score\":1}".formatted(number);
    }
}
