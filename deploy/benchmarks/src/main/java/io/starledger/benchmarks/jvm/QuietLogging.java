package io.starledger.benchmarks.jvm;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Warnings only: left alone, a JVM without Spring Boot logs every frame and every setting. */
public final class QuietLogging {
    private QuietLogging() {}

    public static void begin() {
        LoggingSystem.get(QuietLogging.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }
}
