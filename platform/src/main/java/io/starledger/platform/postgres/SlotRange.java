package io.starledger.platform.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slots from the first to the last, both of them included. */
public record SlotRange(int first, int last) {
    public static final SlotRange ALL = new SlotRange(0, TenantSlot.COUNT - 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    public SlotRange {
        if (first < 0 || last >= TenantSlot.COUNT || first > last) {
            throw new IllegalArgumentException(
                    "expected a range of the slots %s but was %d-%d"
                            .formatted("0-" + (TenantSlot.COUNT - 1), first, last));
        }
    }

    /** Of {@code 0-511}, or of one slot alone. */
    public static SlotRange of(String text) {
        Matcher range = TEXT.matcher(text.strip());
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "expected slots like 0-511 but was '%s'".formatted(text));
        }
        int first = Integer.parseInt(range.group(1));
        return new SlotRange(
                first, range.group(2) == null ? first : Integer.parseInt(range.group(2)));
    }

    /** Whether one of {@code ranges} has it. */
    public static boolean contain(List<SlotRange> ranges, int slot) {
        return ranges.stream().anyMatch(range -> range.first <= slot && slot <= range.last);
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
