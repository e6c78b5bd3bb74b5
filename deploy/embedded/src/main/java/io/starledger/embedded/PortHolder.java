package io.starledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds who listens on a port, by Linux's {@code /proc}; elsewhere, or without permission, it stays
 * unknown.
 */
final class PortHolder {
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    static String of(int port) {
        Set<String> sockets = listeningSockets(port);
        String holders =
                ProcessHandle.allProcesses()
                        .filter(process -> holdsAny(process, sockets))
                        .map(Processes::describe)
                        .collect(Collectors.joining(" and "));
        return holders.isEmpty() ? "another process" : holders;
    }

    private static Set<String> listeningSockets(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(PortHolder::rows)
                .map(row -> row.strip().split("\\s+"))
                .filter(row -> row.length > INODE && row[STATE].equals(LISTENING))
                .filter(row -> row[LOCAL_ADDRESS].endsWith(":%04X".formatted(port)))
                .map(row -> "socket:[%s]".formatted(row[INODE]))
                .collect(Collectors.toSet());
    }

    private static Stream<String> rows(String table) {
        try {
            return Files.readAllLines(Path.of(table)).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holdsAny(ProcessHandle process, Set<String> sockets) {
        if (sockets.isEmpty()) {
            return false;
        }
        try (Stream<Path> descriptors =
                Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
