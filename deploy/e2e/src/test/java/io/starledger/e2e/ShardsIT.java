package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.e2e.Tenant.Rating;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;

/** Views on two Postgres servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShardsIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration FRESH = Duration.ofSeconds(2);

    private TwoShards platform;

    @BeforeAll
    void start(@TempDir Path directory) {
        platform = new TwoShards(directory);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    /** What befalls shard b. */
    enum Fault {
        KILLED {
            @Override
            void begin(TwoShards platform) {
                platform.serverOfB().kill();
            }

            @Override
            void end(TwoShards platform) {
                platform.serverOfB().start();
            }
        },
        FROZEN {
            @Override
            void begin(TwoShards platform) {
                platform.serverOfB().freeze();
            }

            @Override
            void end(TwoShards platform) {
                platform.serverOfB().thaw();
            }
        };

        abstract void begin(TwoShards platform);

        abstract void end(TwoShards platform);
    }

    @Test
    void aTenantsRowsStandOnItsShardAlone() throws Exception {
        // given
        Tenant inA = platform.tenantInA();
        Tenant inB = platform.tenantInB();

        // when
        rateThreeItems(inA);
        rateThreeItems(inB);

        // then
        awaitCount(inA, 3);
        awaitCount(inB, 3);
        await().atMost(SOON).until(() -> platform.a().rows(inA.id()) == 6);
        await().atMost(SOON).until(() -> platform.b().rows(inB.id()) == 6);
        assertThat(platform.b().rows(inA.id())).isZero();
        assertThat(platform.a().rows(inB.id())).isZero();
        assertThat(inA.ranking("order=count").get("items")).hasSize(3);
        assertThat(inB.ranking("order=count").get("items")).hasSize(3);
        new Commands(platform).verify(platform.jdbcUrls());
    }

    @Test
    void aShardIsAsFarAsTheOtherThoughOnlyTheOthersTenantsWrite() throws Exception {
        // given
        Tenant inA = platform.tenantInA();
        Tenant inB = platform.tenantInB();

        // when
        rateThreeItems(inA);
        rateThreeItems(inB);
        awaitCount(inA, 3);
        awaitCount(inB, 3);

        // then
        await().atMost(SOON).until(() -> platform.a().watermarks() == platform.b().watermarks());
    }

    @ParameterizedTest
    @EnumSource
    void anOutageOfOneShardStopsItsTenantsViewsAloneAndTheyCatchUpExactly(Fault fault)
            throws Exception {
        Tenant inB = platform.tenantInB();
        try (FreshReads a = new FreshReads(platform.tenantInA(), platform.a());
                FreshReads b = new FreshReads(inB, platform.b())) {
            // given
            a.awaitRatings(10);
            b.awaitRatings(10);
            a.takeTimes();

            // when
            fault.begin(platform);
            await().atMost(SOON).until(() -> inB.ask("items?order=count").status() == 503);
            a.awaitRatings(20);
            rateThreeItems(inB);
            a.awaitComparisons(60);
            fault.end(platform);
            b.awaitRatings(10);
            b.awaitComparisons(60);

            // then
            assertThat(a.end()).isEmpty();
            assertThat(b.end()).isEmpty();
            // each is posted when the one before it was seen: a pause of the machine delays one
            assertThat(a.takeTimes().stream().skip(1))
                    .isNotEmpty()
                    .allMatch(time -> time.compareTo(FRESH) < 0);
            await().atMost(SOON).until(() -> inB.item("hot").path("count").asInt() == b.rated());
        }
        awaitCount(inB, 4);
        new Commands(platform).verify(platform.jdbcUrls());
    }

    @Test
    void aStartWithoutOneShardServesTheTenantsOfTheOther() throws Exception {
        // given
        Tenant inA = platform.tenantInA();
        Tenant inB = platform.tenantInB();
        platform.killServices();
        Fault fault = Fault.FROZEN;
        fault.begin(platform);

        // when
        platform.startServices();
        rateThreeItems(inA);
        rateThreeItems(inB);

        // then
        awaitCount(inA, 3);
        assertThat(inB.ask("items?order=count").status()).isEqualTo(503);
        fault.end(platform);
        awaitCount(inB, 3);
        new Commands(platform).verify(platform.jdbcUrls());
    }

    private static void rateThreeItems(Tenant tenant) throws Exception {
        for (int item = 1; item <= 3; item++) {
            Rating rating = new Rating("ann", "item-" + item, item);
            assertThat(tenant.rate(rating, "key-of-" + item).status()).isEqualTo(202);
        }
    }

    private static void awaitCount(Tenant tenant, int items) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> tenant.ranking("order=count").get("items").size() == items);
    }
}
