package io.starledger.embedded;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does one thing to several parts at the same time and returns when all of it is over. */
final class SideBySide {
    private SideBySide() {}

    /** The first failure interrupts the others and is thrown as it is. */
    static <T> void untilOneFails(Collection<T> items, Consumer<T> action) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ExecutorCompletionService<T>(threads);
            items.forEach(item -> results.submit(() -> action.accept(item), item));
            try {
                for (int i = 0; i < items.size(); i++) {
                    results.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw unchecked(e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while starting", e);
            }
        }
    }

    /** One failure does not keep the others from being done. */
    static <T> void allOf(Collection<T> items, Consumer<T> action) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            items.stream()
                                    .map(
                                            item ->
                                                    CompletableFuture.runAsync(
                                                            () -> action.accept(item), threads))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException failure
                ? failure
                : new IllegalStateException(cause);
    }
}
