package io.starledger.webhook;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Delivers events at a rate, whether or not those before were answered, and keeps what was. What
 * was not answered with 200 can be delivered again, as Stripe does.
 */
final class SteadyDeliveries implements AutoCloseable {
    private static final int NO_ANSWER = 0;
    private static final int SENDERS = 8;

    private volatile Route route;
    private final Map<String, TestEvent> sent = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failed = new AtomicInteger();
    private final Queue<CompletableFuture<?>> calls = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    SteadyDeliveries(URI service) {
        this(service, List.of(RunningWebhooks.OLD));
    }

    SteadyDeliveries(URI service, List<Signer> signers) {
        this.route = Route.of(service, signers);
    }

    private record Route(StripeSide stripe, List<Signer> signers) {
        static Route of(URI service, List<Signer> signers) {
            return new Route(StripeSide.toPlatform(service), signers);
        }
    }

    void begin(int aSecond) {
        Future<?> _ =
                clock.scheduleAtFixedRate(
                        () -> deliver(TestEvent.invoicePaid("cus_" + sent.size() % 50)),
                        0,
                        TimeUnit.SECONDS.toNanos(1) / aSecond,
                        TimeUnit.NANOSECONDS);
    }

    /** From the next one on; returns when each before it has its answer. */
    void goOn(URI service, List<Signer> signers) {
        Route next = Route.of(service, signers);
        CompletableFuture.runAsync(() -> route = next, clock).join();
        List.copyOf(calls).forEach(CompletableFuture::join);
    }

    /** No new ones; returns when each that was sent has its answer, or none will come. */
    void end() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("expected the deliveries to end");
        }
        calls.forEach(CompletableFuture::join);
    }

    /** Each that is not acknowledged, to {@code service}, until it is. */
    void redeliver(URI service) {
        StripeSide again = StripeSide.toPlatform(service);
        List<TestEvent> missing =
                sent.values().stream().filter(event -> !acknowledged.contains(event.id())).toList();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            missing.stream()
                    .map(
                            event ->
                                    CompletableFuture.runAsync(
                                            () -> deliverUntilAcknowledged(again, event), senders))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    /** How many have no answer yet. */
    long unanswered() {
        return calls.stream().filter(call -> !call.isDone()).count();
    }

    /** How many were answered with anything but 200, or never will be. */
    int failed() {
        return failed.get();
    }

    /** Ids, whether answered or not. */
    Set<String> sent() {
        return Set.copyOf(sent.keySet());
    }

    /** Ids of what was answered with 200 at once. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** Of all answers; 0 where the connection broke. */
    Set<Integer> statuses() {
        return Set.copyOf(statuses);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static void deliverUntilAcknowledged(StripeSide stripe, TestEvent event) {
        while (stripe.deliver(event, RunningWebhooks.NEW).status() != 200) {
            Thread.onSpinWait();
        }
    }

    private void deliver(TestEvent event) {
        Route now = route;
        sent.put(event.id(), event);
        calls.add(
                now.stripe
                        .delivering(event, now.signers)
                        .handle((answer, failure) -> failure == null ? answer.status() : NO_ANSWER)
                        .thenAccept(
                                status -> {
                                    statuses.add(status);
                                    if (status == 200) {
                                        acknowledged.add(event.id());
                                    } else {
                                        failed.incrementAndGet();
                                    }
                                }));
    }
}
