package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.e2e.Tenant.Rating;
import io.starledger.embedded.issuer.TokenClaims;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Five thousand follow items to which nothing happens, and then something does. The service runs
 * without the optimizing compiler: the 20 MB that it takes when load first comes, it takes once,
 * however many they are. All else that becomes resident counts, such as garbage that the heap grew
 * for.
 */
@Tag("soak")
final class IdleSubscribersIT {
    private static final int SUBSCRIBERS = 5_000;
    private static final int ITEMS = 50;
    private static final long AFFORDED = 100L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SERVICE = "rating-aggregator";

    @TempDir Path directory;

    @Test
    void theyCostLittleAndMissNoFinalState() throws Exception {
        try (FourProcesses platform = new FourProcesses(directory.resolve("data"))) {
            // given
            Tenant tenant = new Tenant(platform);
            List<Subscriber> few = subscribers(platform, tenant, ITEMS);
            connect(few);
            rateAll(tenant, "ann");
            awaitLastId(few, "1-1");
            long heap = platform.liveHeapOf(SERVICE);
            long resident = platform.residentBytesOf(SERVICE);

            // when
            List<Subscriber> idle = subscribers(platform, tenant, SUBSCRIBERS);
            connect(idle);
            long heapGrowth = platform.liveHeapOf(SERVICE) - heap;
            long residentGrowth = platform.residentBytesOf(SERVICE) - resident;
            rateAll(tenant, "bob");
            awaitLastId(idle, "1-2");
            idle.forEach(Subscriber::close);
            rateAll(tenant, "carl");
            awaitLastId(few, "1-3");
            connect(idle);

            // then
            awaitLastId(idle, "1-3");
            System.out.printf(
                    "%,d subscribers: %,d bytes of live heap, %,d of resident memory%n",
                    SUBSCRIBERS, heapGrowth, residentGrowth);
            assertThat(residentGrowth).isLessThan(AFFORDED);
            idle.forEach(Subscriber::close);
            few.forEach(Subscriber::close);
        }
    }

    private static List<Subscriber> subscribers(
            PlatformUnderTest platform, Tenant tenant, int count) {
        String token = platform.issuer().mint(TokenClaims.of("analyst").forTenant(tenant.id()));
        return IntStream.range(0, count)
                .mapToObj(
                        number ->
                                new Subscriber(
                                        platform.reads(),
                                        "/v1/tenants/%s/items/item-%d/rating/stream"
                                                .formatted(tenant.id(), number % ITEMS),
                                        token))
                .toList();
    }

    private static void connect(List<Subscriber> subscribers) {
        subscribers.forEach(Subscriber::connect);
        await().atMost(PATIENCE).until(() -> subscribers.stream().allMatch(Subscriber::isOpen));
    }

    private static void rateAll(Tenant tenant, String user) throws InterruptedException {
        for (int item = 0; item < ITEMS; item++) {
            tenant.rateUntilAcknowledged(new Rating(user, "item-" + item, 5), user + item);
        }
    }

    private static void awaitLastId(List<Subscriber> subscribers, String id) {
        await().atMost(PATIENCE)
                .until(() -> subscribers.stream().allMatch(it -> it.lastId().equals(id)));
    }
}
