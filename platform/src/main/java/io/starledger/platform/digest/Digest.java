package io.starledger.platform.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.commons.codec.digest.DigestUtils;

import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Of each slice that has rows, how many there are and the sum of their hashes: in whatever order
 * rows were written, equal rows have equal sums.
 */
public record Digest(SortedMap<Slice, Sum> sums) {

    public Digest {
        sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }

    /**
     * Of the rows of a slice.
     *
     * @param hash of each row the first 8 bytes of a SHA-256, as a signed number
     */
    public record Sum(long rows, BigInteger hash) {}

    /** The slices whose rows are not the same in both. */
    public SortedSet<Slice> differing(Digest other) {
        SortedSet<Slice> slices = new TreeSet<>(sums.keySet());
        slices.addAll(other.sums.keySet());
        slices.removeIf(
                slice -> sums.containsKey(slice) && sums.get(slice).equals(other.sums.get(slice)));
        return slices;
    }

    /** The rows of each view. */
    public SortedMap<String, Long> rows() {
        SortedMap<String, Long> rows = new TreeMap<>();
        sums.forEach((slice, sum) -> rows.merge(slice.view(), sum.rows(), Long::sum));
        return rows;
    }

    /** All of it in 64 hexadecimal digits. */
    public String text() {
        StringBuilder lines = new StringBuilder();
        sums.forEach(
                (slice, sum) ->
                        lines.append(slice.view())
                                .append(' ')
                                .append(slice.tenant().value())
                                .append(' ')
                                .append(slice.partition())
                                .append(' ')
                                .append(sum.rows())
                                .append(' ')
                                .append(sum.hash())
                                .append('\n'));
        return DigestUtils.sha256Hex(lines.toString().getBytes(UTF_8));
    }
}
