package io.starledger.platform.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A tenant's bucket, one for all instances. While Redis does not answer within its bound, one in
 * memory with the same limit stands in; what Redis grants is taken from it as well, so that it has
 * no more to give than this instance has left unused, and what it gave is taken from Redis once
 * that answers again, up to a whole burst. Nothing here fails or blocks.
 */
public final class TenantBucket {
    private final BucketKey key;
    private final RateLimitFields fields;
    private final AsyncBucketProxy shared;
    private final Bucket local;
    private final Duration patience;
    private final LimitMetrics metrics;

    /** Given from memory, and not yet taken from Redis. */
    private final AtomicLong untold = new AtomicLong();

    TenantBucket(
            BucketKey key,
            AsyncBucketProxy shared,
            Bucket local,
            Duration patience,
            LimitMetrics metrics) {
        this.key = key;
        this.fields = new RateLimitFields(key);
        this.shared = shared;
        this.local = local;
        this.patience = patience;
        this.metrics = metrics;
    }

    /** Takes a token if there is one. */
    public Mono<Draw> tryTake() {
        CompletableFuture<ConsumptionProbe> fromRedis = shared.tryConsumeAndReturnRemaining(1);
        return answer(fromRedis, this::takeHereToo, () -> takeHereAlone(fromRedis))
                .map(TenantBucket::draw);
    }

    private void takeHereToo(ConsumptionProbe granted) {
        if (granted.isConsumed()) {
            local.tryConsume(1);
        }
    }

    private ConsumptionProbe takeHereAlone(CompletableFuture<ConsumptionProbe> late) {
        ConsumptionProbe granted = local.tryConsumeAndReturnRemaining(1);
        if (granted.isConsumed()) {
            noteUntold(late, ConsumptionProbe::isConsumed, 1);
        }
        return granted;
    }

    /** Tells what {@link #tryTake} would, and takes nothing. */
    public Mono<Draw> look() {
        return answer(
                        shared.estimateAbilityToConsume(1),
                        _ -> {},
                        () -> local.estimateAbilityToConsume(1))
                .map(TenantBucket::draw);
    }

    /** Takes {@code tokens}, there or not; how long it will be until none is owed any more. */
    public Mono<Duration> takeOwing(long tokens) {
        CompletableFuture<Long> fromRedis = shared.consumeIgnoringRateLimits(tokens);
        return answer(
                        fromRedis,
                        _ -> local.consumeIgnoringRateLimits(tokens),
                        () -> {
                            noteUntold(fromRedis, _ -> true, tokens);
                            return local.consumeIgnoringRateLimits(tokens);
                        })
                .map(Duration::ofNanos);
    }

    /** Redis may have taken what it was asked for though it said so too late. */
    private <T> void noteUntold(CompletableFuture<T> late, Predicate<T> taken, long tokens) {
        var _ =
                late.whenComplete(
                        (answer, failure) -> {
                            if (failure != null || !taken.test(answer)) {
                                untold.addAndGet(tokens);
                            }
                        });
    }

    private void tellRedis() {
        long tokens = Math.min(untold.getAndSet(0), key.limit().burst());
        if (tokens > 0) {
            noteUntold(shared.consumeIgnoringRateLimits(tokens), _ -> true, tokens);
        }
    }

    /** In words: 'at most …'. */
    public String limit() {
        return key.limit().of(key.meter());
    }

    /** Says what is left, in an answer's headers. */
    public void tell(HttpHeaders headers, Draw draw) {
        fields.add(headers, draw);
    }

    /** Counts and words that something was one too many. */
    public ProblemException refusal(Duration pause) {
        metrics.refused(key.meter());
        return ProblemException.passing(
                ProblemType.RATE_LIMIT_EXCEEDED,
                "expected " + limit() + " but this is more",
                pause,
                null);
    }

    private <T> Mono<T> answer(
            CompletableFuture<T> fromRedis, Consumer<T> note, Supplier<T> fromMemory) {
        if (fromRedis.isDone()) {
            if (fromRedis.isCompletedExceptionally()) {
                return Mono.just(instead(fromMemory));
            }
            tellRedis();
            note.accept(fromRedis.resultNow());
            return Mono.just(fromRedis.resultNow());
        }
        return Mono.fromFuture(fromRedis, true)
                .timeout(patience)
                .doOnNext(_ -> tellRedis())
                .doOnNext(note)
                .onErrorResume(_ -> Mono.fromSupplier(() -> instead(fromMemory)));
    }

    private <T> T instead(Supplier<T> fromMemory) {
        metrics.fellBack();
        return fromMemory.get();
    }

    private static Draw draw(ConsumptionProbe probe) {
        return new Draw(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private static Draw draw(EstimationProbe probe) {
        return new Draw(
                probe.canBeConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
