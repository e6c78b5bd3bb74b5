package io.starledger.embedded;

/** A part ended, or gave no sign of life in time; the message carries the last lines of its log. */
public final class PartFailedException extends StackException {
    private static final long serialVersionUID = 1L;

    private final PartName part;

    PartFailedException(PartName part, String what, LogFile log) {
        super("%s %s. Full log: %s%s".formatted(part.title(), what, log.path(), log.tail()));
        this.part = part;
    }

    public PartName part() {
        return part;
    }
}
