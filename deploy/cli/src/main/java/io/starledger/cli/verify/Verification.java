package io.starledger.cli.verify;

import io.starledger.schemas.topics.Topics;

import me.tongfei.progressbar.ProgressBar;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folds the log partition by partition and holds every view against it. */
final class Verification {
    private static final String EVENTS = Topics.RATING_EVENTS.name();
    private static final String COMMENTS = Topics.RATING_COMMENTS.name();

    private final LogReader log;
    private final String itemsTopic;
    private final String ratingsTopic;
    private final PostgresViews postgres;
    private final RedisView redis;
    private final DerivedColumns derived;
    private final CatchUp catchUp;
    private final LogDecoder decoder = new LogDecoder();
    private final Comparison ratingsTable = new Comparison("ratings.ratings");
    private final Comparison itemsTable = new Comparison("ratings.items");
    private final Comparison standingsTable = new Comparison("ratings.standings");
    private final Comparison commentsTable = new Comparison("ratings.comments");
    private final Comparison redisItems = new Comparison("Redis ratings:item");
    private final Comparison usageTable = new Comparison("billing.usage");
    private final Comparison usageHoursTable = new Comparison("billing.usage_hours");
    private final Map<String, PlainItem> items = new HashMap<>();
    private final PlainUsage usage = new PlainUsage();
    private final Findings findings = new Findings();

    Verification(LogReader log, Views views, CatchUp catchUp) {
        this.log = log;
        this.itemsTopic = views.ratings().of(Topics.ITEM_AGGREGATES).name();
        this.ratingsTopic = views.ratings().of(Topics.CURRENT_RATINGS).name();
        this.postgres = views.postgres();
        this.redis = views.redis();
        this.derived = views.derived();
        this.catchUp = catchUp;
    }

    Findings run(ProgressBar bar) {
        LogEnd events = log.endOf(EVENTS);
        LogEnd comments = log.endOf(COMMENTS);
        bar.maxHint(events.sum() + comments.sum());
        for (int partition : comments.partitions()) {
            compareComments(new TopicPartition(COMMENTS, partition), comments, bar);
        }
        for (int partition : events.partitions()) {
            compareEvents(new TopicPartition(EVENTS, partition), events, bar);
        }
        redisItems.compare(items, redis::forEach, events);
        compareUsage(events);
        LogEnd eventsNow = log.endOf(EVENTS);
        List.of(itemsTable, ratingsTable, standingsTable, redisItems, usageTable, usageHoursTable)
                .forEach(view -> view.requireInLog(eventsNow));
        commentsTable.requireInLog(log.endOf(COMMENTS));
        findings.add(itemsTable);
        findings.add(ratingsTable);
        findings.add(standingsTable);
        findings.add(commentsTable);
        findings.add(redisItems);
        findings.add(usageTable);
        findings.add(usageHoursTable);
        int partitions = events.partitions().size();
        for (String table : List.of("items", "ratings", "comments", "seen_facts")) {
            findings.rowsOfNoPartition(table, postgres.rowsOfNoPartition(table, partitions));
        }
        postgres.forEachUnderived(derived, findings::underived);
        postgres.forEachUnsummed(findings::unsummed);
        return findings;
    }

    private void compareEvents(TopicPartition partition, LogEnd end, ProgressBar bar) {
        int number = partition.partition();
        PlainFold fold = new PlainFold(number);
        read(
                partition,
                end,
                bar,
                record -> {
                    PlainEvent event = decoder.event(record);
                    fold.fold(event);
                    usage.fold(number, event);
                });
        catchUp.until(() -> haveReached(fold.lastOffset(), number));
        awaitEveryShard(number);
        ratingsTable.compare(fold.ratings(), postgres.ratings(number, findings::misplaced), end);
        itemsTable.compare(fold.items(), postgres.items(number, findings::misplaced), end);
        catchUp.until(() -> postgres.historyOffset(number) >= fold.lastOffset());
        standingsTable.compare(
                fold.standings(), postgres.standings(number, findings::misplaced), end);
        long written = postgres.furthestOffset(itemsTopic, number);
        catchUp.until(() -> redis.nextOffset(number) >= written);
        items.putAll(fold.items());
    }

    private void compareUsage(LogEnd end) {
        catchUp.until(() -> usage.isIn(postgres.usage(_ -> {})));
        Map<String, UsageRow> view = postgres.usage(findings::misplaced);
        usageTable.compare(
                usage.expected(view),
                action -> view.forEach((tenant, row) -> row.byPeriod(tenant, end).forEach(action)),
                end);
        catchUp.until(() -> usage.isInHours(postgres.usageHours(_ -> {})));
        Map<String, HourRow> hours = postgres.usageHours(findings::misplaced);
        usageHoursTable.compare(
                usage.hours(),
                action -> hours.values().forEach(row -> action.accept(row.view(end))),
                end);
    }

    /**
     * The last fact is of one shard; the others have read past it once they are where that one is.
     */
    private void awaitEveryShard(int partition) {
        for (String topic : List.of(ratingsTopic, itemsTopic)) {
            long furthest = postgres.furthestOffset(topic, partition);
            catchUp.until(() -> postgres.nextOffset(topic, partition) >= furthest);
        }
    }

    private boolean haveReached(long offset, int partition) {
        return postgres.lastOffset("ratings", partition) >= offset
                && postgres.lastOffset("items", partition) >= offset;
    }

    private void compareComments(TopicPartition partition, LogEnd end, ProgressBar bar) {
        int number = partition.partition();
        Map<String, PlainComment> fold = new HashMap<>();
        read(
                partition,
                end,
                bar,
                record -> {
                    if (record.value() == null) {
                        fold.remove(LogDecoder.key(record));
                    } else {
                        fold.put(LogDecoder.key(record), decoder.comment(record));
                    }
                });
        long last = fold.values().stream().mapToLong(PlainComment::offset).max().orElse(-1);
        catchUp.until(() -> postgres.nextOffset(COMMENTS, number) > last);
        commentsTable.compare(fold, postgres.comments(number, findings::misplaced), end);
    }

    private void read(TopicPartition partition, LogEnd end, ProgressBar bar, Step step) {
        log.read(
                partition,
                end,
                record -> {
                    try {
                        step.take(record);
                    } catch (InvalidEventException e) {
                        findings.invalid(record, e);
                    }
                    bar.step();
                });
    }

    /** What one record does to a fold. */
    @FunctionalInterface
    private interface Step {
        void take(ConsumerRecord<byte[], byte[]> record) throws InvalidEventException;
    }
}
