package io.starledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;

final class WarmUpTest {

    @Test
    void itEndsAfterThreeWindowsThatWereHardlyBetter() {
        // given
        Iterator<Double> rates = List.of(100.0, 200.0, 300.0, 305.0, 290.0, 301.0).iterator();

        // when
        WarmUp.until(WarmUp.WINDOW.multipliedBy(100), rates::next);

        // then
        assertThat(rates).isExhausted();
    }

    @Test
    void itGoesOnWhileItGetsQuicker() {
        // given
        Iterator<Double> rates =
                DoubleStream.of(100, 100, 100, 110, 110, 110, 110).boxed().iterator();

        // when
        WarmUp.until(WarmUp.WINDOW.multipliedBy(100), rates::next);

        // then
        assertThat(rates).isExhausted();
    }

    @Test
    void itEndsWithItsTimeHoweverMuchQuickerItGets() {
        // given
        AtomicInteger windows = new AtomicInteger();

        // when
        WarmUp.until(WarmUp.WINDOW.multipliedBy(5), () -> Math.pow(2, windows.incrementAndGet()));

        // then
        assertThat(windows).hasValue(5);
    }
}
