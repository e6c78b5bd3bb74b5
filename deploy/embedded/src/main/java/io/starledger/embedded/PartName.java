package io.starledger.embedded;

import java.util.Locale;

/** A program of the stack. Its directory, log and pid file carry {@link #id()}. */
public enum PartName {
    KAFKA("Kafka"),
    REGISTRY("Schema registry"),
    POSTGRES("Postgres"),
    REDIS("Redis");

    private final String title;

    PartName(String title) {
        this.title = title;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }
}
