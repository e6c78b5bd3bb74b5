package io.starledger.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;

class StartedOnceTest {
    private final List<Closeable> closed = new ArrayList<>();
    private final StartedOnce<Closeable> shared = new StartedOnce<>(this::start);

    @Test
    void whoNeedsItGetsTheOneThatRuns() {
        assertThat(shared.get()).isSameAs(shared.get());
        assertThat(closed).isEmpty();
    }

    @Test
    void itIsClosedOnceAndStartedAnewWhenItIsNeededAgain() {
        // given
        Closeable first = shared.get();

        // when
        shared.close();
        shared.close();

        // then
        assertThat(closed).containsExactly(first);
        assertThat(shared.get()).isNotSameAs(first);
    }

    private Closeable start() {
        return new Closeable() {
            @Override
            public void close() {
                closed.add(this);
            }
        };
    }
}
