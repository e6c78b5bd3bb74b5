package io.starledger.platform.postgres;

import io.starledger.schemas.ids.TenantId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every database of the platform, each slot in one of them. For those that write views. */
public final class Shards implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Shards.class);

    private final Map<String, Shard> byName = new LinkedHashMap<>();
    private final SlotTable slots;

    Shards(PostgresSettings settings, ViewSchema schema) {
        this.slots = schema.slots();
        settings.shards()
                .forEach(shard -> byName.put(shard.name(), new Shard(shard, settings, schema)));
    }

    public Collection<Shard> all() {
        return List.copyOf(byName.values());
    }

    Shard of(TenantId tenant) {
        return Objects.requireNonNull(byName.get(slots.shardOf(tenant)));
    }

    /**
     * Opens those that can be reached; the others are opened by who writes them, when they are
     * back. Throws if one refuses.
     */
    void open() throws SQLException {
        for (Shard shard : byName.values()) {
            try {
                shard.open();
            } catch (SQLException | RuntimeException e) {
                if (!Outage.isOutage(e)) {
                    throw e;
                }
                log.warn("shard {} is away: {}", shard.name(), e.toString());
            }
        }
    }

    @Override
    public void close() {
        byName.values().forEach(Shard::close);
    }
}
