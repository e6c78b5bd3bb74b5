package io.starledger.platform.burial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Tells causes apart: a hash of which exceptions were thrown in which methods, that of the deepest
 * frames alone. Line numbers, the numbers of lambdas and of hidden classes, and how often a method
 * called itself are left out, as they differ from build to build, run to run and record to record.
 */
final class StackHash {
    private static final int FRAMES = 10;
    private static final int CAUSES = 10;
    private static final int BYTES = 8;
    private static final Pattern NUMBERED = Pattern.compile("\\$\\$Lambda.*|\\$\\d+|/0x[0-9a-f]+");

    private StackHash() {}

    static String of(Throwable failure) {
        MessageDigest digest = sha256();
        Throwable cause = failure;
        for (int i = 0; i < CAUSES && cause != null; i++) {
            add(digest, cause.getClass().getName());
            addFrames(digest, cause.getStackTrace());
            cause = cause.getCause();
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void addFrames(MessageDigest digest, StackTraceElement[] stack) {
        String last = "";
        int added = 0;
        for (int i = 0; i < stack.length && added < FRAMES; i++) {
            String frame = stack[i].getClassName() + "." + stack[i].getMethodName();
            if (!frame.equals(last)) {
                add(digest, frame);
                added++;
            }
            last = frame;
        }
    }

    private static void add(MessageDigest digest, String name) {
        digest.update(NUMBERED.matcher(name).replaceAll("").getBytes(UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected every JDK to have SHA-256", e);
        }
    }
}
