package io.starledger.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** One loopback TCP port for each use. */
public record Ports(Map<PortUse, Integer> numbers) {
    /**
     * Below every system's range for outgoing connections, so no client can sit on a port while its
     * part restarts.
     */
    private static final int FIRST_FREE = 20_000;

    private static final int FREE_RANGE = 12_000;
    private static final int ATTEMPTS = 200;
    private static final RandomGenerator RANDOM = new SecureRandom();

    public Ports {
        if (numbers.size() != PortUse.values().length) {
            throw new IllegalArgumentException("expected a port for each use but was " + numbers);
        }
        numbers = Map.copyOf(numbers);
    }

    /** Starledger's own numbers, each moved up by the offset. */
    public static Ports standard(int offset) {
        var numbers = new EnumMap<PortUse, Integer>(PortUse.class);
        for (PortUse use : PortUse.values()) {
            int number = use.standard() + offset;
            if (number < 1 || number > 65_535) {
                throw new IllegalArgumentException(
                        "expected a port offset that leaves %s between 1 and 65535 but was %d"
                                .formatted(use.purpose(), offset));
            }
            numbers.put(use, number);
        }
        return new Ports(numbers);
    }

    /**
     * Ports nobody listens on now, drawn at random so that test runs side by side hardly ever draw
     * the same.
     */
    public static Ports free() {
        PortUse[] uses = PortUse.values();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = FIRST_FREE + RANDOM.nextInt(FREE_RANGE);
            var numbers = new EnumMap<PortUse, Integer>(PortUse.class);
            for (int i = 0; i < uses.length && isFree(first + i); i++) {
                numbers.put(uses[i], first + i);
            }
            if (numbers.size() == uses.length) {
                return new Ports(numbers);
            }
        }
        throw new IllegalStateException(
                "expected %d free ports in a row between %d and %d but found none"
                        .formatted(uses.length, FIRST_FREE, FIRST_FREE + FREE_RANGE));
    }

    public int of(PortUse use) {
        return Objects.requireNonNull(numbers.get(use));
    }

    /** Also for ports that are not the stack's, such as the HTTP port of the services. */
    public static void requireFree(int port, String purpose) {
        if (!isFree(port)) {
            throw new PortInUseException(List.of(PortConflict.on(port, purpose)));
        }
    }

    void requireFree(Collection<PortUse> uses) {
        List<PortConflict> conflicts =
                uses.stream()
                        .filter(use -> !isFree(of(use)))
                        .map(use -> PortConflict.on(of(use), use.purpose()))
                        .toList();
        if (!conflicts.isEmpty()) {
            throw new PortInUseException(conflicts);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
