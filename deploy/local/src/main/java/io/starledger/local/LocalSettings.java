package io.starledger.local;

import io.starledger.embedded.Ports;
import io.starledger.embedded.StackSettings;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to run and where.
 *
 * @param stack the infrastructure, and the data directory of everything
 * @param httpPort of all services, on loopback
 * @param properties Spring properties that win over every file and over the environment
 */
public record LocalSettings(StackSettings stack, int httpPort, Map<String, String> properties) {

    public LocalSettings {
        if (httpPort < 1 || httpPort > 65_535) {
            throw new IllegalArgumentException(
                    "expected an HTTP port between 1 and 65535 but was " + httpPort);
        }
        properties = Map.copyOf(properties);
    }

    /** On the standard ports, each moved up by {@code portOffset}, the HTTP port as well. */
    public static LocalSettings in(Path dataDirectory, int httpPort, int portOffset) {
        return new LocalSettings(
                StackSettings.in(dataDirectory).on(Ports.standard(portOffset)),
                httpPort + portOffset,
                Map.of());
    }

    public LocalSettings with(Map<String, String> otherProperties) {
        return new LocalSettings(stack, httpPort, otherProperties);
    }
}
