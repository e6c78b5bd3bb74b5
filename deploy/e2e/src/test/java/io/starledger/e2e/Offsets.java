package io.starledger.e2e;

import io.starledger.embedded.PortInUseException;
import io.starledger.embedded.Ports;

import java.util.concurrent.ThreadLocalRandom;

/** Draws a port offset at which nothing listens, whether the services share a port or not. */
final class Offsets {
    private static final int HTTP = 8080;
    private static final int SERVICES = 4;
    private static final int TRIES = 50;

    private Offsets() {}

    static int draw() {
        for (int i = 0; i < TRIES; i++) {
            int offset = ThreadLocalRandom.current().nextInt(1, 100) * 100;
            if (isFree(offset)) {
                return offset;
            }
        }
        throw new IllegalStateException(
                "expected a free range of ports within " + TRIES + " tries");
    }

    private static boolean isFree(int offset) {
        try {
            for (int service = 0; service < SERVICES; service++) {
                Ports.requireFree(HTTP + offset + service, "the test");
            }
            Ports.standard(offset)
                    .numbers()
                    .values()
                    .forEach(port -> Ports.requireFree(port, "the test"));
            return true;
        } catch (PortInUseException _) {
            return false;
        }
    }
}
