package io.starledger.ingest.batch;

import io.starledger.ingest.reading.Slice;

import java.nio.ByteBuffer;

/**
 * Cuts a stream of bytes into its lines, in memory bounded by the line limit. A line ends with LF
 * or CRLF, the last one may end with the stream; blank lines count but are not told; a byte order
 * mark at the start is passed over; a line over the limit is told by its number only.
 */
final class LineSplitter {
    private static final int READ_AHEAD = 16 << 10;

    /** What may stand around a line of the greatest length: a byte order mark and a CR. */
    private static final int AROUND = 4;

    private final int maxLine;
    private final Lines lines;
    private final byte[] buffer;
    private int filled;
    private boolean skipping;
    private long number;

    /** Takes the lines; a slice is good only until the call returns. */
    interface Lines {
        void line(long number, Slice line);

        void tooLong(long number);
    }

    /** Lines of up to {@code maxLine} bytes, without their ends, are told to {@code lines}. */
    LineSplitter(int maxLine, Lines lines) {
        this.maxLine = maxLine;
        this.lines = lines;
        this.buffer = new byte[maxLine + AROUND + READ_AHEAD];
    }

    /** Takes all that remains in {@code bytes}. */
    void write(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int taken = Math.min(bytes.remaining(), buffer.length - filled);
            bytes.get(buffer, filled, taken);
            tellUpTo(filled + taken);
        }
    }

    /** Tells the last line, if the stream did not end with a line's end. */
    void end() {
        if (skipping || filled > 0) {
            tell(0, filled);
            filled = 0;
        }
    }

    /** Lines whose end has been seen, blank ones too. */
    long number() {
        return number;
    }

    private void tellUpTo(int end) {
        int start = 0;
        for (int i = filled; i < end; i++) {
            if (buffer[i] == '\n') {
                tell(start, i);
                start = i + 1;
            }
        }
        keep(start, end);
    }

    private void tell(int start, int end) {
        number++;
        if (skipping) {
            skipping = false;
            lines.tooLong(number);
            return;
        }
        int length = end - start;
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
        Slice line = new Slice(buffer, start, length);
        if (number == 1) {
            line = line.withoutBom();
        }
        if (line.length() > maxLine) {
            lines.tooLong(number);
        } else if (!line.isBlank()) {
            lines.line(number, line);
        }
    }

    private void keep(int start, int end) {
        filled = end - start;
        if (skipping || filled > maxLine + AROUND) {
            skipping = true;
            filled = 0;
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled);
        }
    }
}
