package io.starledger.embedded;

/**
 * A port that was wanted and who has it; the holder is a phrase such as {@code process 4711
 * (redis-server)}.
 */
public record PortConflict(int port, String purpose, String holder) {
    static PortConflict on(int port, String purpose) {
        return new PortConflict(port, purpose, PortHolder.of(port));
    }

    @Override
    public String toString() {
        return "port %d, wanted for %s, is in use by %s".formatted(port, purpose, holder);
    }
}
