package io.starledger.cli.verify;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.ArrayList;
import java.util.List;

/** Everything a verification has to say. */
final class Findings {
    private static final int LISTED = 20;

    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private long misplaced;
    private long underived;
    private long unsummed;
    private long invalid;

    void add(Comparison comparison) {
        comparisons.add(comparison);
    }

    void rowsOfNoPartition(String table, long rows) {
        if (rows > 0) {
            differences.add(
                    "ratings.%s: %,d rows name a partition that the log does not have"
                            .formatted(table, rows));
        }
    }

    void misplaced(String key) {
        misplaced++;
        if (misplaced <= LISTED) {
            differences.add("%s stands on another shard than its tenant".formatted(key));
        }
    }

    void underived(String item) {
        underived++;
        if (underived <= LISTED) {
            differences.add(
                    "ratings.items %s: what derives from its counts does not follow from them"
                            .formatted(item));
        }
    }

    void unsummed(String item) {
        unsummed++;
        if (unsummed <= LISTED) {
            differences.add(
                    "ratings.changes %s: what it changes by does not add up to what stands"
                            .formatted(item));
        }
    }

    /** No difference: it stands among the dead letters and in no view. */
    void invalid(ConsumerRecord<byte[], byte[]> record, InvalidEventException why) {
        invalid++;
        if (invalid <= LISTED) {
            notices.add(
                    "passed over %s-%d@%d: %s"
                            .formatted(
                                    record.topic(),
                                    record.partition(),
                                    record.offset(),
                                    why.getMessage()));
        }
    }

    boolean areNone() {
        return differences.isEmpty()
                && comparisons.stream().allMatch(comparison -> comparison.different() == 0);
    }

    /** A line for each view and for each difference and record passed over that is listed. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        comparisons.forEach(comparison -> lines.add(comparison.report()));
        lines.addAll(differences);
        if (misplaced > LISTED) {
            lines.add("… and %,d more such rows".formatted(misplaced - LISTED));
        }
        if (underived > LISTED) {
            lines.add("… and %,d more such items".formatted(underived - LISTED));
        }
        if (unsummed > LISTED) {
            lines.add("… and %,d more items whose changes do not".formatted(unsummed - LISTED));
        }
        lines.addAll(notices);
        if (invalid > LISTED) {
            lines.add("… and %,d more passed over".formatted(invalid - LISTED));
        }
        return lines;
    }
}
