package io.starledger.schemas.serde;

import io.starledger.schemas.avro.GivenLimits;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.StoredAccount;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the golden files of grants mean. Add cases; change none. */
final class GoldenGrants {
    private static final UUID TENANT = UUID.fromString("7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11");
    private static final Instant MAY = Instant.parse("2026-05-01T10:20:30Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T10:20:30Z");

    private GoldenGrants() {}

    static List<Golden> all() {
        GivenLimits given = new GivenLimits(1L, 2L, 3L, 4L, MAY, JUNE);
        return List.of(
                new Golden(1, "given", new GrantDecision(TENANT, "g-1", given, "ann", MAY)),
                new Golden(1, "taken-back", new GrantDecision(TENANT, "g-1", null, null, JUNE)),
                new Golden(
                        2,
                        "after-an-event",
                        StoredAccount.newBuilder(GoldenAccount.empty())
                                .setSourceOffset(42)
                                .build()));
    }
}
