package io.starledger.cli.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** An offset at which none of the platform's ports is taken now. */
public final class FreePorts {
    private static final int[] STANDARD = {8080, 19092, 19093, 18081, 18082, 15432, 16379};
    private static final int ATTEMPTS = 100;

    private FreePorts() {}

    public static int offset() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(1_000, 12_000))
                .limit(ATTEMPTS)
                .filter(offset -> IntStream.of(STANDARD).allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
