package io.starledger.platform.idempotency;

import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Answers a repeated request as it was answered first. Redis makes this quick; without it every
 * request is made.
 */
public final class FirstAnswers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RedisClaims claims;
    private final RepetitionMetrics metrics;

    FirstAnswers(RedisClaims claims, RepetitionMetrics metrics) {
        this.claims = claims;
        this.metrics = metrics;
    }

    /**
     * The first answer of the request: that of {@code effect}, unless it was made before.
     *
     * @param effect may happen again after a crash, so it must change nothing the second time; its
     *     failure leaves the key to the next request that is the same
     * @return fails with {@code ProblemException} if the same request is under way, or the key is
     *     that of another
     */
    public Mono<String> once(KeyedRequest request, Supplier<Mono<String>> effect) {
        return claims.claim(request)
                .onErrorReturn(new Claim.Granted(null))
                .flatMap(
                        claim ->
                                switch (claim) {
                                    case Claim.Granted(@Nullable String token) ->
                                            make(request, token, effect);
                                    case Claim.Answered(String answer) -> again(answer);
                                    case Claim.UnderWay _ -> Mono.error(underWay());
                                    case Claim.OfAnother _ -> Mono.error(ofAnother());
                                });
    }

    private Mono<String> make(
            KeyedRequest request, @Nullable String token, Supplier<Mono<String>> effect) {
        return Mono.defer(effect)
                .doOnError(_ -> giveUp(request, token))
                .doOnCancel(() -> giveUp(request, token))
                .flatMap(answer -> claims.answer(request, answer).onErrorReturn(answer));
    }

    /** Nobody waits for it: if it fails, the claim runs out. */
    private void giveUp(KeyedRequest request, @Nullable String token) {
        if (token != null) {
            var unused = claims.giveUp(request, token).onErrorComplete().subscribe();
        }
    }

    private Mono<String> again(String answer) {
        metrics.answeredAgain();
        return Mono.just(answer);
    }

    private ProblemException underWay() {
        metrics.underWay();
        return ProblemException.passing(
                ProblemType.IDEMPOTENCY_KEY_IN_USE,
                "expected the request with this idempotency key to be answered but it is under way",
                RETRY_AFTER,
                null);
    }

    private ProblemException ofAnother() {
        metrics.ofAnother();
        return ProblemException.of(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "expected the method, path and body that this idempotency key came with first, but"
                        + " one of them was another");
    }
}
