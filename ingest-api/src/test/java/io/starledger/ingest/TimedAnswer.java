package io.starledger.ingest;

import io.starledger.ingest.Api.Answer;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** An answer, and within which time it was asked for and given. */
record TimedAnswer(Instant begun, Answer answer, Instant ended) {

    static TimedAnswer of(Supplier<Answer> call) {
        Instant begun = Instant.now();
        Answer answer = call.get();
        return new TimedAnswer(begun, answer, Instant.now());
    }

    int status() {
        return answer.status();
    }

    /** Those since 1970 in which the call was under way. */
    LongStream seconds() {
        return LongStream.rangeClosed(begun.getEpochSecond(), ended.getEpochSecond());
    }
}
