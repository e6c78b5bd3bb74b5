package io.starledger.platform.burial;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a record that is appended again says of itself.
 *
 * @param tried how often it was tried before
 * @param readers the consumer groups that buried it, none if that is not known. The others have
 *     processed it where it stood first, perhaps longer ago than they remember ids
 */
public record Retrial(Origin origin, Instant firstSeen, long tried, List<String> readers) {

    public Retrial {
        readers = List.copyOf(readers);
    }

    /** Whether {@code reader} has processed the record at its first place and must not again. */
    public static boolean isForOthers(Headers headers, String reader) {
        @Nullable String readers = LetterHeader.FOR.in(headers);
        return readers != null && !Arrays.asList(readers.split(",", -1)).contains(reader);
    }

    /** Empty for a record that is tried for the first time. */
    static Optional<Retrial> in(Headers headers) {
        @Nullable String origin = LetterHeader.ORIGIN.in(headers);
        return Optional.ofNullable(origin)
                .flatMap(Origin::parse)
                .map(
                        it ->
                                new Retrial(
                                        it,
                                        LetterHeader.FIRST_SEEN.instant(headers, Instant.MAX),
                                        LetterHeader.TRIED.number(headers, 1),
                                        List.of()));
    }

    /** Adds what it says to the headers the record had. */
    public void mark(Headers headers) {
        LetterHeader.ORIGIN.put(headers, origin);
        LetterHeader.FIRST_SEEN.put(headers, firstSeen);
        LetterHeader.TRIED.put(headers, tried);
        if (!readers.isEmpty()) {
            LetterHeader.FOR.put(headers, String.join(",", readers));
        }
    }
}
