package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Quotas that are used up and bought while a thousand ratings a second come from all sides. */
@Tag("soak")
final class QuotasUnderLoadIT {
    private static final int TENANTS = 1_200;
    private static final int PER_SECOND = 1_000;
    private static final int QUOTA = 100;
    private static final int BUYERS = 120;
    private static final Duration TIME = Duration.ofMinutes(8);

    /** From nothing to {@link #PER_SECOND}, so that cold JVMs are not what is measured. */
    private static final Duration RAMP = Duration.ofMinutes(1);

    private static final Duration USED_UP = Duration.ofMinutes(3);
    private static final String BOUGHT = "customer.subscription.created";
    private static final String GIVEN_UP = "invoice.marked_uncollectible";
    private static final String PAID = "invoice.paid";
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @AutoClose private final ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir Path directory;

    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Histogram overshoot = times();
    private final Histogram upgraded = times();
    private final Histogram suspended = times();
    private final Histogram paid = times();

    @Test
    void whatIsUsedUpAndWhatIsBoughtCountsWithinASecond() throws Exception {
        try (FourProcesses platform =
                FourProcesses.sellingUnderLoad(directory.resolve("data"), QUOTA)) {
            // given
            Commands stripe = new Commands(platform);
            List<QuotaTenant> tenants =
                    IntStream.range(0, TENANTS)
                            .mapToObj(_ -> new QuotaTenant(platform, QUOTA))
                            .toList();
            List<QuotaTenant> buyers = tenants.subList(0, BUYERS);
            buyers.forEach(it -> stripe.trigger(it.tenant(), "checkout.session.completed"));

            // when
            CompletableFuture<Void> load =
                    CompletableFuture.runAsync(() -> postSteadily(tenants), posters);
            LockSupport.parkNanos(USED_UP.toNanos());
            for (QuotaTenant buyer : buyers) {
                buy(buyer, stripe);
            }
            load.join();
            tenants.forEach(it -> overshoot.recordValue(it.overshootNanos()));

            // then
            print("let in beyond a quota for", overshoot);
            print("let in after an upgrade", upgraded);
            print("refused after an uncollectible invoice", suspended);
            print("let in after invoice.paid", paid);
            stripe.verify();
            assertThat(failed).isEmpty();
            assertThat(tenants).allMatch(QuotaTenant::wasRefused);
            for (Histogram each : List.of(overshoot, upgraded, suspended, paid)) {
                assertThat(each.getValueAtPercentile(99)).isLessThan(SECOND);
            }
        }
    }

    private void buy(QuotaTenant buyer, Commands stripe) throws Exception {
        assertThat(buyer.wasRefused()).isTrue();
        upgraded.recordValue(buyer.until(202, () -> stripe.trigger(buyer.tenant(), BOUGHT)));
        suspended.recordValue(buyer.until(402, () -> stripe.trigger(buyer.tenant(), GIVEN_UP)));
        LockSupport.parkNanos(SECOND); // Stripe's clock ticks in seconds
        paid.recordValue(buyer.until(202, () -> stripe.trigger(buyer.tenant(), PAID)));
    }

    /** Each tenant in turn, whatever the answers take. */
    private void postSteadily(List<QuotaTenant> tenants) {
        long start = System.nanoTime();
        long end = start + TIME.toNanos();
        for (long i = 0; start + dueAfter(i) < end; i++) {
            for (long left; (left = start + dueAfter(i) - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(left);
            }
            QuotaTenant tenant = tenants.get((int) (i % TENANTS));
            posters.execute(
                    () -> {
                        try {
                            tenant.post();
                        } catch (Exception e) {
                            failed.add(e.toString());
                        }
                    });
        }
    }

    /** Nanoseconds until the post {@code number} is due. */
    private static long dueAfter(long number) {
        double ramp = RAMP.toSeconds();
        double inRamp = ramp * PER_SECOND / 2;
        double seconds =
                number < inRamp
                        ? Math.sqrt(2 * ramp * number / PER_SECOND)
                        : ramp + (number - inRamp) / PER_SECOND;
        return Math.round(seconds * SECOND);
    }

    private static Histogram times() {
        return new Histogram(60 * SECOND, 3);
    }

    private static void print(String what, Histogram times) {
        System.out.printf(
                "%s: p50 %.0f ms, p99 %.0f ms, slowest %.0f ms of %d%n",
                what,
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getMaxValue() / 1e6,
                times.getTotalCount());
    }
}
