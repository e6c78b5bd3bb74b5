package io.starledger.embedded.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * What BlockHound has found in this JVM: calls that block on a thread which must not. A JVM that is
 * watched needs {@code -XX:+EnableDynamicAgentLoading} and {@code
 * -XX:+AllowRedefinitionToAddDeleteMethods}.
 */
public final class BlockedCalls {
    private static final int BLOCKHOUNDS_OWN = 3;
    private static final int SHOWN = 30;
    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    private BlockedCalls() {}

    /**
     * From now on. Comes before the first reactive thread: one that waits for work already would be
     * found to block.
     */
    public static void watch() {
        BlockHound.builder()
                .loadIntegrations()
                // Reads the kernel's random source, which never blocks once the machine is up.
                .allowBlockingCallsInside("sun.security.provider.NativePRNG", "engineNextBytes")
                // Holds its lock for as long as it takes to put an element into an array.
                .allowBlockingCallsInside("java.util.concurrent.ArrayBlockingQueue", "offer")
                // Locks for as long as it takes to count bytes, and is made to wait for none.
                .allowBlockingCallsInside(
                        "org.apache.kafka.clients.producer.internals.BufferPool", "allocate")
                // Read a class or its resources from a jar, once.
                .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
                .allowBlockingCallsInside("java.lang.ClassLoader", "getResourceAsStream")
                // Unpacks a native library, once, before the first keys of an issuer are fetched.
                .allowBlockingCallsInside("io.netty.handler.codec.compression.Zstd", "<clinit>")
                // Locks for as long as it takes to add a magazine to an array.
                .allowBlockingCallsInside(
                        "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup",
                        "tryExpandMagazines")
                // Locks for as long as it takes to count a writer, or to hand a connection over.
                .allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "incrementWriters")
                // Writes a line to standard output, which recorded calls do only when slow.
                .allowBlockingCallsInside("ch.qos.logback.core.OutputStreamAppender", "append")
                .blockingMethodCallback(
                        method -> FOUND.add(described(new BlockingOperationError(method))))
                .install();
    }

    private static String described(BlockingOperationError error) {
        return Arrays.stream(error.getStackTrace())
                .skip(BLOCKHOUNDS_OWN)
                .limit(SHOWN)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n  at ", error.getMessage() + "\n  at ", "\n"));
    }

    /** All until now with where they were made; they are then forgotten. */
    public static List<String> take() {
        List<String> found = List.copyOf(FOUND);
        FOUND.clear();
        return found;
    }
}
