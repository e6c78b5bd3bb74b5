package io.starledger.ratings.watermark;

import io.starledger.platform.position.Position;
import io.starledger.platform.position.PositionSeal;
import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** The parameter {@code after}. */
public record AwaitedParameter(PositionSeal seal) {
    /** What descriptions of calls say of it. */
    public static final String DESCRIPTION =
            "The position that a write was answered with: the answer is at least as new. It is"
                + " waited for, and the call answers 425 if the view has not come there in time";

    /**
     * Null if {@code token} is. Adds to {@code violations} what is wrong; the answer is to be used
     * only if nothing was.
     */
    public @Nullable Awaited parse(
            TenantId tenant, View view, @Nullable String token, List<Violation> violations) {
        if (token == null) {
            return null;
        }
        Optional<Position> position = seal.open(tenant, token);
        if (position.isEmpty()) {
            violations.add(
                    new Violation(
                            "?after", "expected a position that a call of this tenant answered"));
        }
        return new Awaited(tenant, view, position.orElse(Position.EMPTY));
    }
}
