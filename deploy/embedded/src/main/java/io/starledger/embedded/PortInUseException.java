package io.starledger.embedded;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown before anything is started, with every port that is taken. */
public final class PortInUseException extends StackException {
    private static final long serialVersionUID = 1L;

    private final transient List<PortConflict> conflicts;

    PortInUseException(List<PortConflict> conflicts) {
        super(
                conflicts.stream().map(PortConflict::toString).collect(Collectors.joining("\n"))
                        + "\nEnd that process, or move every port with --port-offset N.");
        this.conflicts = List.copyOf(conflicts);
    }

    public List<PortConflict> conflicts() {
        return conflicts;
    }
}
