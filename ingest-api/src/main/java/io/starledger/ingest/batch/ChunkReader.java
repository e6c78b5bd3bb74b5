package io.starledger.ingest.batch;

import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.reading.IdempotencyKey;
import io.starledger.ingest.reading.RatingReader;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.ingest.reading.Reading;
import io.starledger.ingest.reading.Slice;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes chunks of one call's bytes, in the order of its lines. One thread at a time. */
final class ChunkReader implements LineSplitter.Lines {
    private static final RatingReader LINES = RatingReader.ofLine();

    private final TenantId tenant;
    private final BatchLimits limits;
    private final FactIds ids;
    private final InstantSource clock;
    private final LineSplitter splitter;
    private final Rejections rejections;
    private final List<Chunk> complete = new ArrayList<>(1);
    private List<RatingFact.Submitted> facts = new ArrayList<>();
    private int factBytes;
    private long bytesRead;
    private long accepted;
    private Instant now;
    private @Nullable String stop;

    ChunkReader(TenantId tenant, BatchLimits limits, FactIds ids, InstantSource clock) {
        this.tenant = tenant;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        this.splitter = new LineSplitter(limits.lineBytes(), this);
        this.rejections = new Rejections(limits.listedRejections());
        this.now = clock.instant();
    }

    /** Takes all of {@code bytes}, of which nothing counts once the call is over a limit. */
    void read(ByteBuffer bytes) {
        now = clock.instant();
        bytesRead += bytes.remaining();
        if (stop == null && bytesRead > limits.bodyBytes()) {
            stop =
                    "expected a body of at most %,d bytes but it is longer"
                            .formatted(limits.bodyBytes());
        }
        if (stop == null) {
            splitter.write(bytes);
        }
    }

    /** The chunks that are full, each told once. */
    List<Chunk> takeComplete() {
        List<Chunk> taken = List.copyOf(complete);
        complete.clear();
        return taken;
    }

    /** The chunks that are left. */
    List<Chunk> end() {
        if (stop == null) {
            splitter.end();
        }
        flush();
        return takeComplete();
    }

    /** Which limit the call is over; null if it kept to them. */
    @Nullable String stop() {
        return stop;
    }

    long accepted() {
        return accepted;
    }

    Rejections rejections() {
        return rejections;
    }

    @Override
    public void line(long number, Slice line) {
        if (isOver(number)) {
            return;
        }
        switch (LINES.read(line, now)) {
            case Reading.Valid<RatingSubmission>(RatingSubmission submission) ->
                    add(submission, line.length());
            case Reading.Invalid<RatingSubmission> invalid ->
                    rejections.add(RejectedLine.of(number, invalid));
            case Reading.Malformed<RatingSubmission> malformed ->
                    rejections.add(RejectedLine.of(number, malformed));
        }
    }

    @Override
    public void tooLong(long number) {
        if (!isOver(number)) {
            rejections.add(RejectedLine.tooLong(number, limits.lineBytes()));
        }
    }

    private boolean isOver(long number) {
        if (stop == null && number > limits.lines()) {
            stop = "expected at most %,d lines but there are more".formatted(limits.lines());
        }
        return stop != null;
    }

    private void add(RatingSubmission submission, int bytes) {
        IdempotencyKey key = submission.idempotencyKey();
        UUID id = key == null ? ids.next(now) : FactIds.of(tenant, key);
        facts.add(new RatingFact.Submitted(id, submission));
        factBytes += bytes;
        accepted++;
        if (facts.size() >= limits.chunkLines() || factBytes >= limits.chunkBytes()) {
            flush();
        }
    }

    /** Stamps the chunk only now, so that a body that trickles is not recorded as of its start. */
    private void flush() {
        if (!facts.isEmpty()) {
            complete.add(new Chunk(clock.instant(), facts));
            facts = new ArrayList<>(limits.chunkLines());
            factBytes = 0;
        }
    }
}
