package io.starledger.ingest.batch;

import io.starledger.ingest.facts.FactIds;
import io.starledger.ingest.facts.RatingFact;
import io.starledger.ingest.quota.Places;
import io.starledger.ingest.quota.Verdict;
import io.starledger.ingest.reading.RatingReader;
import io.starledger.ingest.reading.RatingSubmission;
import io.starledger.ingest.reading.Reading;
import io.starledger.ingest.reading.Slice;

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

    private final BatchCall call;
    private final BatchLimits limits;
    private final FactIds ids;
    private final Places places;
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
    private volatile RejectedLine.@Nullable Stop noMore;
    private Verdict.@Nullable Refused refusal;
    private long refused;
    private @Nullable Long resendFrom;

    ChunkReader(
            BatchCall call, BatchLimits limits, FactIds ids, Places places, InstantSource clock) {
        this.call = call;
        this.places = places;
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

    /** From now on good lines and bad are rejected, unread; any thread may say so. */
    void takeNoMore(RejectedLine.Stop why) {
        noMore = why;
    }

    /** Why the tenant's quota ended the taking of lines; null if it did not. */
    Verdict.@Nullable Refused refusal() {
        return refusal;
    }

    /** Lines that were not taken because of the quota. */
    long refused() {
        return refused;
    }

    /** The first line that was not taken though nothing is wrong with it; null if all were. */
    @Nullable Long resendFrom() {
        return resendFrom;
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
        if (isOver(number) || isTakenNoMore(number)) {
            return;
        }
        switch (LINES.read(line, now)) {
            case Reading.Valid<RatingSubmission>(RatingSubmission submission) ->
                    add(submission, number, line);
            case Reading.Invalid<RatingSubmission> invalid ->
                    rejections.add(RejectedLine.of(number, invalid));
            case Reading.Malformed<RatingSubmission> malformed ->
                    rejections.add(RejectedLine.of(number, malformed));
        }
    }

    @Override
    public void tooLong(long number) {
        if (!isOver(number) && !isTakenNoMore(number)) {
            rejections.add(RejectedLine.tooLong(number, limits.lineBytes()));
        }
    }

    private boolean isOver(long number) {
        if (stop == null && number > limits.lines()) {
            stop = "expected at most %,d lines but there are more".formatted(limits.lines());
        }
        return stop != null;
    }

    private boolean isTakenNoMore(long number) {
        RejectedLine.Stop why = noMore;
        if (why == null) {
            return false;
        }
        if (resendFrom == null) {
            resendFrom = number;
        }
        if (refusal != null) {
            refused++;
        }
        rejections.add(RejectedLine.notTaken(number, why));
        return true;
    }

    /** The first line beyond the quota, and all after it, are to be sent again. */
    private boolean isBeyondQuota(long number) {
        if (!(places.take(now) instanceof Verdict.Refused beyond)) {
            return false;
        }
        refusal = beyond;
        noMore = new RejectedLine.Stop(beyond.type(), beyond.limit());
        return isTakenNoMore(number);
    }

    private void add(RatingSubmission submission, long number, Slice line) {
        if (isBeyondQuota(number)) {
            return;
        }
        facts.add(new RatingFact.Submitted(idOf(submission, number, line), submission));
        factBytes += line.length();
        accepted++;
        if (facts.size() >= limits.chunkLines() || factBytes >= limits.chunkBytes()) {
            flush();
        }
    }

    private UUID idOf(RatingSubmission submission, long number, Slice line) {
        if (submission.idempotencyKey() != null) {
            return FactIds.of(call.tenant(), submission.idempotencyKey());
        }
        return call.key() == null
                ? ids.next(now)
                : FactIds.ofLine(
                        call.tenant(), call.key(), new FactIds.KeyedLine(number, line.text()));
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
