package io.starledger.benchmarks.jvm;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs another class's {@code main}, quietly. One that serves ends when this JVM's input does,
 * which is when its parent closes it or is gone.
 */
final class ChildMain {
    static final String SERVING = "serving";
    static final String ANSWERING = "answering";

    private ChildMain() {}

    /** Arguments: {@link #SERVING} or {@link #ANSWERING}, the class, its arguments. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        QuietLogging.begin();
        if (arguments[0].equals(SERVING)) {
            Thread.ofPlatform().daemon().name("end-of-input").start(ChildMain::awaitEnd);
        }
        Method main = Class.forName(arguments[1]).getMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // whatever is said, only the end counts
            }
        } catch (IOException e) {
            // as good as the end
        }
        System.exit(0);
    }
}
