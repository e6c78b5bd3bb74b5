package io.starledger.schemas.serde;

import io.starledger.schemas.avro.ExportDecision;
import io.starledger.schemas.avro.TenantEvent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the golden files of tenants' events mean. Add cases; change none. */
final class GoldenTenants {
    private static final UUID EVENT = UUID.fromString("3c9d2f70-52c5-4f0f-9c59-0a4b1f2d7e33");
    private static final UUID TENANT = UUID.fromString("7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11");
    private static final Instant MAY = Instant.parse("2026-05-01T10:20:30Z");

    private GoldenTenants() {}

    static List<Golden> all() {
        return List.of(
                new Golden(
                        1,
                        "export-enabled",
                        new TenantEvent(EVENT, TENANT, new ExportDecision(true), "ann", MAY)),
                new Golden(
                        1,
                        "export-disabled",
                        new TenantEvent(EVENT, TENANT, new ExportDecision(false), null, MAY)),
                new Golden(
                        1,
                        "export-not-spoken-of",
                        new TenantEvent(EVENT, TENANT, null, "ann", MAY)));
    }
}
