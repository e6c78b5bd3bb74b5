package io.starledger.ratings.exports;

import io.starledger.schemas.ids.TenantId;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The exports that are enabled, as far as this instance has read. */
final class EnabledExports {
    private final Map<TenantId, Export> exports = new ConcurrentHashMap<>();

    /** Changes nothing if it is enabled already. */
    void enable(Export export) {
        exports.putIfAbsent(export.tenant(), export);
    }

    void disable(TenantId tenant) {
        exports.remove(tenant);
    }

    /** By tenant. */
    List<Export> all() {
        return exports.values().stream()
                .sorted(Comparator.comparing(export -> export.tenant().toString()))
                .toList();
    }

    int size() {
        return exports.size();
    }

    boolean has(TenantId tenant) {
        return exports.containsKey(tenant);
    }
}
