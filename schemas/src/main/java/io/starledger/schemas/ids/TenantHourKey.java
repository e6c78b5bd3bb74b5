package io.starledger.schemas.ids;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Key {@code tenant/hour}: one hour (UTC) of one tenant, the hour as its first instant is spelt by
 * RFC 3339, such as {@code 2026-11-22T10:00:00Z}. All hours of a tenant stand in the partition of
 * the tenant itself.
 */
public record TenantHourKey(TenantId tenant, Instant hour) implements OwnedKey {

    public TenantHourKey {
        if (!hour.equals(hour.truncatedTo(ChronoUnit.HOURS))) {
            throw new IllegalArgumentException("expected a full hour but was " + hour);
        }
    }

    /** The hour that holds {@code instant}. */
    public static TenantHourKey around(TenantId tenant, Instant instant) {
        return new TenantHourKey(tenant, instant.truncatedTo(ChronoUnit.HOURS));
    }

    /** Throws {@link IllegalArgumentException} if {@code key} is not {@code tenant/hour}. */
    public static TenantHourKey parse(String key) {
        String[] parts = RecordKey.split(key, 2);
        TenantHourKey parsed = new TenantHourKey(TenantId.parse(parts[0]), instant(parts[1]));
        if (!parsed.toString().equals(key)) {
            throw new IllegalArgumentException(
                    "expected %s but was %s".formatted(parsed, OpaqueId.quote(key)));
        }
        return parsed;
    }

    @Override
    public String toString() {
        return tenant + "/" + hour;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected an hour such as 2026-11-22T10:00:00Z but was " + OpaqueId.quote(text),
                    e);
        }
    }
}
