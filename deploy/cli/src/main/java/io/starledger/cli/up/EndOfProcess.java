package io.starledger.cli.up;

import io.starledger.local.LocalPlatform;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes the platform when this process is told to end. Bounded: what has not stopped by then dies
 * with the process, or is ended by the next start.
 */
final class EndOfProcess {
    private static final Duration START_BROKEN_OFF = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final LocalPlatform platform;
    private final StartScreen screen;
    private final Thread command = Thread.currentThread();
    private final CountDownLatch commandEnded = new CountDownLatch(1);
    private volatile boolean near;

    private EndOfProcess(LocalPlatform platform, StartScreen screen) {
        this.platform = platform;
        this.screen = screen;
    }

    /** To be called by the thread that starts and watches the platform: it is interrupted first. */
    static EndOfProcess closing(LocalPlatform platform, StartScreen screen) {
        EndOfProcess end = new EndOfProcess(platform, screen);
        Runtime.getRuntime().addShutdownHook(new Thread(end::run, "end-of-process"));
        return end;
    }

    boolean isNear() {
        return near;
    }

    /** Nothing starts or restarts anything from here on. */
    void commandEnded() {
        commandEnded.countDown();
    }

    private void run() {
        near = true;
        screen.stopping();
        command.interrupt();
        Thread closing = Thread.ofPlatform().daemon().name("close").unstarted(platform::close);
        try {
            commandEnded.await(START_BROKEN_OFF.toMillis(), TimeUnit.MILLISECONDS);
            closing.start();
            if (closing.join(LIMIT)) {
                screen.stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
