package io.starledger.ingest;

import io.starledger.ingest.Api.Answer;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Submits ratings, one by one and in batches, without a pause and each of an item of its own, and
 * keeps what was answered.
 */
final class WriteLedger {
    private static final int SINGLE_CALLERS = 3;
    private static final int LINES = 20;

    private final Api api;
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> unexpected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean enough;

    WriteLedger(Api api) {
        this.api = api;
    }

    void begin() {
        for (int caller = 0; caller < SINGLE_CALLERS; caller++) {
            String name = "single-" + caller + "-";
            callers.add(Thread.startVirtualThread(() -> submitSingles(name)));
        }
        callers.add(Thread.startVirtualThread(this::submitBatches));
    }

    void end() throws InterruptedException {
        enough = true;
        for (Thread caller : callers) {
            caller.join();
        }
    }

    /** Items, whether answered or not. */
    Collection<String> sent() {
        return List.copyOf(sent);
    }

    /** Items whose rating was answered with a success. */
    Collection<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Answers of 503. */
    int refusals() {
        return refusals.get();
    }

    /** Answers that are neither. */
    Collection<Answer> unexpected() {
        return List.copyOf(unexpected);
    }

    private void submitSingles(String name) {
        for (int i = 0; !enough; i++) {
            String item = name + i;
            sent.add(item);
            keep(api.submit(rating(item)), 202, List.of(item));
        }
    }

    private void submitBatches() {
        for (int i = 0; !enough; i++) {
            String batch = "batch-" + i + "-";
            List<String> items = IntStream.range(0, LINES).mapToObj(line -> batch + line).toList();
            sent.addAll(items);
            String lines =
                    items.stream().map(WriteLedger::rating).collect(Collectors.joining("\n"));
            keep(api.submitAll(BodyPublishers.ofString(lines)), 200, items);
        }
    }

    private void keep(Answer answer, int success, List<String> items) {
        if (answer.status() == success) {
            acknowledged.addAll(items);
        } else if (answer.status() == 503) {
            refusals.incrementAndGet();
        } else {
            unexpected.add(answer);
        }
    }

    private static String rating(String item) {
        return "{\"user_id\":\"u\",\"item_id\":\"%s\",\"score\":1}".formatted(item);
    }
}
