package io.starledger.ratings.calls;

import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.ItemId;

import java.util.List;

/** The item in a call's path. */
public final class ItemParameter {
    private ItemParameter() {}

    /** Adds to {@code violations} if it is no {@link ItemId}. */
    public static void check(String item, List<Violation> violations) {
        if (!ItemId.isValid(item)) {
            violations.add(
                    new Violation(
                            "item",
                            "expected 1-128 characters of A-Z a-z 0-9 . _ : -, not . or .."));
        }
    }
}
