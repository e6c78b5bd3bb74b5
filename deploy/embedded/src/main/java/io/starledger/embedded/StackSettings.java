package io.starledger.embedded;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What to start, and where. The broker settings are Kafka's own {@code server.properties}, laid
 * over this module's.
 */
public record StackSettings(
        Path dataDirectory, Ports ports, Set<PartName> parts, Map<String, String> brokerSettings) {

    public StackSettings {
        parts = Set.copyOf(parts);
        brokerSettings = Map.copyOf(brokerSettings);
    }

    /** Every part, on the standard ports. */
    public static StackSettings in(Path dataDirectory) {
        return new StackSettings(
                dataDirectory, Ports.standard(0), EnumSet.allOf(PartName.class), Map.of());
    }

    public StackSettings on(Ports otherPorts) {
        return new StackSettings(dataDirectory, otherPorts, parts, brokerSettings);
    }

    public StackSettings only(PartName... chosen) {
        return new StackSettings(
                dataDirectory, ports, Set.copyOf(Arrays.asList(chosen)), brokerSettings);
    }

    public StackSettings withBrokerSettings(Map<String, String> otherSettings) {
        return new StackSettings(dataDirectory, ports, parts, otherSettings);
    }
}
