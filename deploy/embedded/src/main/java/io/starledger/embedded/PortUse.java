package io.starledger.embedded;

/**
 * What a port is for, and its number when no offset is given. Starledger keeps clear of each
 * program's own default.
 */
public enum PortUse {
    KAFKA("Kafka", 19092),
    KAFKA_CONTROLLER("Kafka's controller", 19093),
    REGISTRY("the schema registry", 18081),
    ISSUER("the token issuer", 18082),
    POSTGRES("Postgres", 15432),
    REDIS("Redis", 16379);

    private final String purpose;
    private final int standard;

    PortUse(String purpose, int standard) {
        this.purpose = purpose;
        this.standard = standard;
    }

    public String purpose() {
        return purpose;
    }

    int standard() {
        return standard;
    }
}
