package io.starledger.platform.digest;

import io.starledger.schemas.ids.TenantId;

import java.util.Comparator;

/** One tenant's rows of one view that were made from one partition of the log. */
public record Slice(String view, TenantId tenant, int partition) implements Comparable<Slice> {
    private static final Comparator<Slice> ORDER =
            Comparator.comparing(Slice::view)
                    .thenComparing(slice -> slice.tenant().value())
                    .thenComparing(Slice::partition);

    @Override
    public int compareTo(Slice other) {
        return ORDER.compare(this, other);
    }
}
