package io.starledger.platform.generation;

import io.starledger.platform.generation.Decision.Compared;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The comparison of one projection's generations in this process, one at a time: whoever asks while
 * one is under way, or before its outcome was told, is told of that one.
 */
final class RunningComparison {
    private final RunningGenerations generations;
    private final KafkaGenerations ledger;
    private final AtomicReference<@Nullable CompletableFuture<Comparison>> untold =
            new AtomicReference<>();

    RunningComparison(RunningGenerations generations, KafkaGenerations ledger) {
        this.generations = generations;
        this.ledger = ledger;
    }

    /** The outcome, which is a decision by then; goes on if nobody waits any more. */
    Mono<Comparison> outcome(String by) {
        return Mono.defer(
                () -> {
                    CompletableFuture<Comparison> underWay = begun(by);
                    return Mono.fromFuture(underWay.copy())
                            .doOnTerminate(() -> untold.compareAndSet(underWay, null));
                });
    }

    private synchronized CompletableFuture<Comparison> begun(String by) {
        CompletableFuture<Comparison> known = untold.get();
        if (known != null) {
            return known;
        }
        Generations now = ledger.of(generations.projection());
        int built =
                now.candidate()
                        .or(now::replaced)
                        .map(made -> made.generation().number())
                        .orElseThrow(RunningComparison::noneToCompare);
        CompletableFuture<Comparison> begun = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("comparison-of-" + generations.projection())
                .start(() -> run(begun, built, now.serving(), by));
        untold.set(begun);
        return begun;
    }

    private void run(CompletableFuture<Comparison> outcome, int built, int serving, String by) {
        try {
            Comparison comparison = generations.compare(built, serving);
            ledger.decide(
                    generations.projection(),
                    new Compared(built, serving, comparison.differences()),
                    by);
            outcome.complete(comparison);
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    private static ProblemException noneToCompare() {
        return ProblemException.of(
                ProblemType.DECISION_NOT_ALLOWED,
                "expected a generation to compare but the one that serves is alone");
    }
}
