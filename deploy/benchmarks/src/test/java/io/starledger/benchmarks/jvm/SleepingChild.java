package io.starledger.benchmarks.jvm;

import java.util.concurrent.CountDownLatch;

/** Serves nobody, until it is ended. */
final class SleepingChild {
    private SleepingChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
