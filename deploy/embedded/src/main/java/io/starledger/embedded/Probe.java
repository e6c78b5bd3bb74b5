package io.starledger.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * One question in a program's own protocol and how the answer must begin when it is ready. A
 * connection alone would not do: the system accepts it for a frozen program too.
 */
final class Probe {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final int port;
    private final byte[] question;
    private final int answerLength;
    private final Predicate<ByteBuffer> isReady;

    Probe(int port, byte[] question, int answerLength, Predicate<ByteBuffer> isReady) {
        this.port = port;
        this.question = question.clone();
        this.answerLength = answerLength;
        this.isReady = isReady;
    }

    boolean succeeds() {
        try (var socket = new Socket()) {
            int patience = Math.toIntExact(PATIENCE.toMillis());
            socket.setSoTimeout(patience);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
            socket.getOutputStream().write(question);
            byte[] answer = socket.getInputStream().readNBytes(answerLength);
            return answer.length == answerLength && isReady.test(ByteBuffer.wrap(answer));
        } catch (IOException e) {
            return false;
        }
    }
}
