package io.starledger.e2e;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * Calls at a steady rate whatever the answers take, each measured from when it was due: a platform
 * that stalls is not asked less. Used once.
 */
final class OpenLoop {
    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Each has a connection, as many as a fleet of producers has. A platform that leaves them
     * unanswered is late with the next, which its figures show.
     */
    private static final int MOST_UNDER_WAY = 256;

    private final ConnectionProvider connections =
            ConnectionProvider.create("load", MOST_UNDER_WAY);
    private final HttpClient client =
            HttpClient.create(connections).disableRetry(true).responseTimeout(PATIENCE);
    private final int perSecond;
    private final LongFunction<Call> calls;
    private final Histogram latencies = new ConcurrentHistogram(HIGHEST_NANOS, 3);
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    OpenLoop(int perSecond, LongFunction<Call> calls) {
        this.perSecond = perSecond;
        this.calls = calls;
    }

    /**
     * A call, and what is wrong with an answer to it.
     *
     * @param body of a post, in JSON; a call without is a read
     */
    record Call(URI uri, String token, @Nullable String body, Verdict verdict) {}

    record Answer(int status, String body) {}

    /** Empty if the answer is right. */
    @FunctionalInterface
    interface Verdict {
        String on(Answer answer);
    }

    /**
     * What came of it.
     *
     * @param wrong when, and what was said of answers that were, or of calls without any
     */
    record Outcome(Histogram latencies, Map<Integer, Long> statuses, Queue<String> wrong) {
        double millisAt(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1e6;
        }

        @Override
        public String toString() {
            return "%s, p50 %.1f ms, p99 %.1f ms, slowest %.1f ms"
                    .formatted(statuses, millisAt(50), millisAt(99), latencies.getMaxValue() / 1e6);
        }
    }

    /** Returns when the last call is answered, or has not been in time. */
    Outcome run(Duration time) {
        long count = time.toSeconds() * perSecond;
        return runWhile(number -> number < count);
    }

    /** As {@link #run}, as long as {@code goesOn} says so of a call's number. */
    Outcome runWhile(LongPredicate goesOn) {
        long start = System.nanoTime();
        for (long i = 0; goesOn.test(i); i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long left; (left = due - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(left);
            }
            underWay.acquireUninterruptibly();
            send(calls.apply(i), due);
        }
        underWay.acquireUninterruptibly(MOST_UNDER_WAY);
        connections.dispose();
        Map<Integer, Long> counts = new TreeMap<>();
        statuses.forEach((status, counted) -> counts.put(status, counted.sum()));
        return new Outcome(latencies, counts, wrong);
    }

    private void send(Call call, long due) {
        var _ =
                answerTo(call)
                        .toFuture()
                        .whenComplete(
                                (answer, failure) -> {
                                    latencies.recordValue(
                                            Math.min(System.nanoTime() - due, HIGHEST_NANOS));
                                    if (failure == null) {
                                        judge(call, answer);
                                    } else {
                                        wrong.add(Instant.now() + " " + failure);
                                    }
                                })
                        .whenComplete((_, _) -> underWay.release());
    }

    private Mono<Answer> answerTo(Call call) {
        HttpClient known =
                client.headers(
                        headers -> {
                            headers.set("Authorization", "Bearer " + call.token());
                            if (call.body() != null) {
                                headers.set("Content-Type", "application/json");
                            }
                        });
        HttpClient.ResponseReceiver<?> sent =
                call.body() == null
                        ? known.get().uri(call.uri())
                        : known.post()
                                .uri(call.uri())
                                .send(ByteBufMono.fromString(Mono.just(call.body())));
        return sent.responseSingle(OpenLoop::read);
    }

    private static Mono<Answer> read(HttpClientResponse response, ByteBufMono body) {
        return body.asString(StandardCharsets.UTF_8)
                .defaultIfEmpty("")
                .map(text -> new Answer(response.status().code(), text));
    }

    private void judge(Call call, Answer answer) {
        statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
        String verdict = call.verdict().on(answer);
        if (!verdict.isEmpty()) {
            wrong.add(Instant.now() + " " + verdict);
        }
    }
}
