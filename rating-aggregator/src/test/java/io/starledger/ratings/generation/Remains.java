package io.starledger.ratings.generation;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.StatefulRedisConnection;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;

import java.nio.file.Files;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What there is of one generation, wherever it writes; but not the topics of the stable names. */
record Remains(OwnService service, Rows rows, int generation) {

    /** Kinds of what is found. */
    Collection<String> found() throws Exception {
        Collection<String> found = new TreeSet<>();
        if (rows.hasSchema(generation)) {
            found.add("schema");
        }
        if (Files.exists(service.state().resolve(named("rating-aggregator")))) {
            found.add("state");
        }
        Admin admin = service.bean(Admin.class);
        Pattern internal =
                Pattern.compile(
                        named("rating-aggregator") + "-(standing-by-rater|counts-by-item)-.*");
        for (String topic : admin.listTopics().names().get()) {
            if (topic.endsWith(".g" + generation)) {
                found.add("output topic");
            }
            if (internal.matcher(topic).matches()) {
                found.add("internal topic");
            }
        }
        Collection<String> groups =
                admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
        Stream.of(
                        "rating-aggregator",
                        "rating-views-redis",
                        "rating-views-postgres-main",
                        "rating-history-postgres-main")
                .filter(group -> groups.contains(named(group)))
                .forEach(found::add);
        if (hasKeys()) {
            found.add("keys");
        }
        return found;
    }

    private boolean hasKeys() {
        try (StatefulRedisConnection<String, String> redis =
                service.bean(RedisClient.class).connect()) {
            return ScanIterator.scan(
                            redis.sync(), ScanArgs.Builder.matches(named("ratings") + ":*"))
                    .hasNext();
        }
    }

    private String named(String base) {
        return generation == 1 ? base : base + "-g" + generation;
    }
}
