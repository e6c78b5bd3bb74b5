package io.starledger.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** What somebody with a good token may try to wear a service out with. */
enum Attack {
    /** Ten bytes a second of a body that never ends. */
    SLOW_BODY(Pace.SLOW) {
        @Override
        byte[] body() {
            return chunk(" ");
        }
    },
    /** A megabyte of headers. */
    HEADER_FLOOD(Pace.AT_ONCE) {
        @Override
        String header() {
            return "X-Flood: " + "a".repeat(1_000_000);
        }

        @Override
        byte[] body() {
            return "0\r\n\r\n".getBytes(US_ASCII);
        }
    },
    /** A body of ten megabytes that does not say so. */
    LARGE_BODY(Pace.AT_ONCE) {
        @Override
        byte[] body() {
            return LARGE;
        }
    },
    /** JSON of ten thousand levels. */
    DEEP_JSON(Pace.AT_ONCE) {
        @Override
        byte[] body() {
            return chunk("[".repeat(10_000));
        }
    },
    /** Ten megabytes in ten kilobytes. */
    GZIP_BOMB(Pace.AT_ONCE) {
        @Override
        String header() {
            return "Content-Encoding: gzip";
        }

        @Override
        byte[] body() {
            return BOMB;
        }
    },
    /** Nobody waits for the answer. */
    HANG_UP(Pace.GONE) {
        @Override
        byte[] body() {
            return chunk("{\"user_id\":\"u\",\"item_id\":\"i\",\"score\":1}");
        }
    };

    private static final byte[] LARGE = chunk(" ".repeat(10_000_000));
    private static final byte[] BOMB = compressed();
    private static final int PATIENCE_MS = 5_000;
    private static final int SLOW_BYTES = 100;

    private final Pace pace;

    Attack(Pace pace) {
        this.pace = pace;
    }

    private enum Pace {
        AT_ONCE,
        SLOW,
        GONE
    }

    /** Once, on a connection of its own; however the service ends it. */
    void run(URI service, String path, String token) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            out.write(head(path, token).getBytes(US_ASCII));
            out.write(body());
            switch (pace) {
                case GONE -> {}
                case SLOW -> trickle(out);
                case AT_ONCE -> socket.getInputStream().readAllBytes();
            }
        } catch (IOException _) {
            // cut off, as it should be, or silent until we go
        }
    }

    abstract byte[] body();

    String header() {
        return "X-Harmless: yes";
    }

    private String head(String path, String token) {
        return String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Authorization: Bearer " + token,
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                header(),
                "\r\n");
    }

    private static void trickle(OutputStream out) throws IOException {
        for (int i = 0; i < SLOW_BYTES; i++) {
            out.write(chunk(" "));
            LockSupport.parkNanos(100_000_000);
        }
    }

    static byte[] chunk(String text) {
        return "%x\r\n%s\r\n".formatted(text.length(), text).getBytes(US_ASCII);
    }

    private static byte[] compressed() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(new byte[10_000_000]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
