package io.starledger.billing.stripe;

/**
 * A payment that its payer has asked the bank to take back, in minor units of {@code currency}.
 *
 * @param withdrawn what the bank has taken and not returned
 * @param movements how many times money went either way
 */
public record Dispute(
        String id, String charge, State state, int movements, long withdrawn, String currency)
        implements StripeObject {
    private static final long MAX_MOVEMENTS = 1_000_000;

    /** In the order in which a dispute goes through them; a lost one is won by an appeal. */
    public enum State {
        /** An inquiry before a dispute, by whatever status; nothing was taken yet. */
        INQUIRY(0),
        OPEN(1),
        /** Ended without anyone deciding it. */
        CLOSED(2),
        LOST(2),
        WON(3);

        private final int stage;

        State(int stage) {
            this.stage = stage;
        }
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.DISPUTE;
    }

    @Override
    public long progress() {
        return state.stage * MAX_MOVEMENTS + Math.min(movements, MAX_MOVEMENTS - 1);
    }
}
