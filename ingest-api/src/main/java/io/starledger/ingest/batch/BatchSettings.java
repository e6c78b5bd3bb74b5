package io.starledger.ingest.batch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * Limits of a batch. All batches together hold about {@code callsAtOnce · (lineLimit + 2 ·
 * chunksInFlight · chunkBytes)}, three times over for what objects weigh.
 *
 * @param bodyLimit bytes of one call
 * @param lines lines of one call, blank ones too
 * @param lineLimit bytes of one line, without its end; a longer one is rejected
 * @param chunkLines good lines that are appended together
 * @param chunkBytes bytes of good lines that are appended together
 * @param chunksInFlight chunks of one call that may await their acknowledgement
 * @param listedRejections rejected lines that an answer lists; it counts all
 * @param callsAtOnce calls that are read at the same time; one more is told to come back
 * @param callsAtOnceEach of those, calls of one tenant
 * @param patience how long a call may wait for its tenant's limit of ratings; less than {@code
 *     stall}, as the sender has to wait with it
 * @param stall how long a body may send nothing
 * @param timeLimit how long a call may take
 */
@Validated
@ConfigurationProperties("starledger.ingest.batch")
record BatchSettings(
        @NotNull @DefaultValue("256MB") DataSize bodyLimit,
        @Positive @DefaultValue("1000000") int lines,
        @NotNull @DefaultValue("64KB") DataSize lineLimit,
        @Positive @DefaultValue("1000") int chunkLines,
        @NotNull @DefaultValue("256KB") DataSize chunkBytes,
        @Positive @DefaultValue("4") int chunksInFlight,
        @Positive @DefaultValue("1000") int listedRejections,
        @Positive @DefaultValue("16") int callsAtOnce,
        @Positive @DefaultValue("4") int callsAtOnceEach,
        @NotNull @DefaultValue("10s") Duration patience,
        @NotNull @DefaultValue("30s") Duration stall,
        @NotNull @DefaultValue("10m") Duration timeLimit) {

    BatchSettings {
        if (patience.compareTo(stall) >= 0) {
            throw new IllegalArgumentException(
                    "expected less patience than a stall of %s but was %s"
                            .formatted(stall, patience));
        }
    }

    BatchLimits limits() {
        return new BatchLimits(
                bodyLimit.toBytes(),
                lines,
                Math.toIntExact(lineLimit.toBytes()),
                chunkLines,
                Math.toIntExact(chunkBytes.toBytes()),
                listedRejections);
    }
}
