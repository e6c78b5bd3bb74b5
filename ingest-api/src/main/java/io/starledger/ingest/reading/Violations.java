package io.starledger.ingest.reading;

import io.starledger.platform.problem.Violation;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one request; beyond the limit they are only counted. */
public final class Violations {
    private static final int LISTED = 32;

    private final List<Violation> found = new ArrayList<>(0);
    private int unlisted;

    public void add(String pointer, String detail) {
        if (found.size() < LISTED) {
            found.add(new Violation(pointer, detail));
        } else {
            unlisted++;
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        if (unlisted == 0) {
            return List.copyOf(found);
        }
        List<Violation> all = new ArrayList<>(found);
        all.add(
                new Violation(
                        "", "expected no violation but there are %d more".formatted(unlisted)));
        return all;
    }
}
