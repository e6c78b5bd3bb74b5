package io.starledger.ingest.reading;

import io.starledger.platform.problem.Violation;

import java.util.List;

/** What a reader made of a body or line. */
public sealed interface Reading<T> {

    /** It obeys every rule. */
    record Valid<T>(T value) implements Reading<T> {}

    /** It is an object of JSON, and this is all that is wrong with it. */
    record Invalid<T>(List<Violation> violations) implements Reading<T> {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /** It is no object of JSON. */
    record Malformed<T>(String detail) implements Reading<T> {}
}
