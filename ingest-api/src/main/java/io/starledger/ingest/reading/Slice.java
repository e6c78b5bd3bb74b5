package io.starledger.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** A part of an array that its reader may not keep: whoever filled it will fill it again. */
public final class Slice {
    private static final int BOM_LENGTH = 3;

    private final byte[] array;
    private final int start;
    private final int length;

    public Slice(byte[] array, int start, int length) {
        this.array = array;
        this.start = start;
        this.length = length;
    }

    public static Slice of(byte[] whole) {
        return new Slice(whole, 0, whole.length);
    }

    public int length() {
        return length;
    }

    byte[] array() {
        return array;
    }

    int start() {
        return start;
    }

    /** Without the byte order mark that some editors and exports put before UTF-8. */
    public Slice withoutBom() {
        boolean marked =
                length >= BOM_LENGTH
                        && array[start] == (byte) 0xEF
                        && array[start + 1] == (byte) 0xBB
                        && array[start + 2] == (byte) 0xBF;
        return marked ? new Slice(array, start + BOM_LENGTH, length - BOM_LENGTH) : this;
    }

    /** Whether there is nothing but what JSON calls white space. */
    public boolean isBlank() {
        for (int i = start; i < start + length; i++) {
            if (array[i] != ' ' && array[i] != '\t' && array[i] != '\r' && array[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Adds the bytes to a digest. */
    public void addTo(MessageDigest digest) {
        digest.update(array, start, length);
    }

    /** The bytes as text. */
    public String text() {
        return new String(array, start, length, UTF_8);
    }
}
