package io.starledger.cli.importing;

import io.starledger.cli.CommandFailedException;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** The bytes some programs put before text to say how it is encoded. */
final class ByteOrderMark {
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};

    private ByteOrderMark() {}

    /** The same bytes without UTF-8's mark; a file that says it is UTF-16 is refused. */
    static InputStream skip(InputStream in) throws IOException {
        byte[] start = in.readNBytes(UTF_8.length);
        if (startsWith(start, UTF_16_BIG) || startsWith(start, UTF_16_LITTLE)) {
            throw new CommandFailedException(
                    "expected a file in UTF-8 but was one in UTF-16; convert it, for example with"
                            + " iconv -f UTF-16 -t UTF-8");
        }
        var rest = new PushbackInputStream(in, UTF_8.length);
        if (!startsWith(start, UTF_8)) {
            rest.unread(start);
        }
        return rest;
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length
                && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
