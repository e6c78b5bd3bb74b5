package io.starledger.ingest.http;

import io.starledger.ingest.reading.Reading;
import io.starledger.ingest.reading.Violations;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;
import io.starledger.platform.problem.Violation;

import java.util.ArrayList;
import java.util.List;

/** Ends a call whose path, headers or body are wrong, and names everything at once. */
public final class Refusal {

    private Refusal() {}

    /** The value read, if neither the body nor anything {@code around} it is wrong. */
    public static <T> T orElseValue(Reading<T> body, Violations around) {
        return switch (body) {
            case Reading.Valid<T>(T value) when around.isEmpty() -> value;
            case Reading.Valid<T> _ -> throw ProblemException.invalid(around.list());
            case Reading.Invalid<T>(List<Violation> inside) -> {
                List<Violation> all = new ArrayList<>(around.list());
                all.addAll(inside);
                throw ProblemException.invalid(all);
            }
            case Reading.Malformed<T>(String detail) ->
                    throw ProblemException.of(ProblemType.MALFORMED_REQUEST, detail);
        };
    }
}
