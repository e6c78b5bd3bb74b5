package io.starledger.e2e;

import io.starledger.embedded.EmbeddedStack;
import io.starledger.embedded.Part;
import io.starledger.embedded.PartName;
import io.starledger.embedded.Ports;
import io.starledger.embedded.PostgresAddress;
import io.starledger.embedded.ProgressListener;
import io.starledger.embedded.StackSettings;
import io.starledger.local.LocalPlatform;
import io.starledger.local.LocalSettings;
import io.starledger.platform.postgres.TenantSlot;
import io.starledger.schemas.ids.TenantId;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The platform in this JVM, with its views on two Postgres servers: shard {@code a}, beside it, has
 * the lower half of the slots, shard {@code b} the upper. Its services are stopped, not killed.
 */
final class TwoShards implements PlatformUnderTest {
    private static final int HTTP = 8080;

    private final Path data;
    private final int offset;
    private final EmbeddedStack other;
    private LocalPlatform platform;

    TwoShards(Path directory) {
        this.data = directory.resolve("data");
        this.other =
                EmbeddedStack.start(
                        StackSettings.in(directory.resolve("other"))
                                .on(Ports.free())
                                .only(PartName.POSTGRES),
                        ProgressListener.SILENT);
        try {
            this.offset = Offsets.draw(); // only now are the ports of the other server taken
            this.platform = start();
        } catch (RuntimeException e) {
            other.close();
            throw e;
        }
    }

    private LocalPlatform start() {
        PostgresAddress b = other.addresses().postgres();
        Map<String, String> shards =
                Map.of(
                        "starledger.postgres.shards[0].name", "a",
                        "starledger.postgres.shards[1].name", "b",
                        "starledger.postgres.shards[1].host", b.host(),
                        "starledger.postgres.shards[1].port", Integer.toString(b.port()),
                        "starledger.postgres.slots.a", "0-511",
                        "starledger.postgres.slots.b", "512-1023");
        return LocalPlatform.begin(
                        LocalSettings.in(data, HTTP, offset).with(shards), ProgressListener.SILENT)
                .awaitReady();
    }

    Tenant tenantInA() {
        return tenant(true);
    }

    Tenant tenantInB() {
        return tenant(false);
    }

    private Tenant tenant(boolean lowerHalf) {
        UUID id = UUID.randomUUID();
        while (TenantSlot.of(new TenantId(id)) < TenantSlot.COUNT / 2 != lowerHalf) {
            id = UUID.randomUUID();
        }
        return new Tenant(this, id);
    }

    ShardDatabase a() {
        return new ShardDatabase(platform.stack().addresses().postgres());
    }

    ShardDatabase b() {
        return new ShardDatabase(other.addresses().postgres());
    }

    /** The server of shard b. */
    Part serverOfB() {
        return other.postgres();
    }

    List<String> jdbcUrls() {
        return List.of(a().jdbcUrl(), b().jdbcUrl());
    }

    @Override
    public URI writes() {
        return platform.url();
    }

    @Override
    public URI reads() {
        return platform.url();
    }

    @Override
    public URI webhooks() {
        return writes();
    }

    @Override
    public Path dataDirectory() {
        return data;
    }

    @Override
    public int portOffset() {
        return offset;
    }

    @Override
    public void killServices() {
        platform.close();
    }

    @Override
    public void startServices() {
        platform = start();
    }

    @Override
    public void killAndRestartBroker() {
        platform.stack().kafka().kill();
        platform.stack().kafka().start();
    }

    @Override
    public void close() {
        platform.close();
        other.close();
    }
}
