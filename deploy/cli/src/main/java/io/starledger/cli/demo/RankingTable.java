package io.starledger.cli.demo;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A page of a ranking as text. */
record RankingTable(JsonNode items) {
    private static final String HEADER =
            "%-4s%-26s%8s%7s%10s%8s  %s"
                    .formatted("", "item", "ratings", "mean", "bayesian", "wilson", "1 2 3 4 5");
    private static final String LEVELS = " ▁▂▃▄▅▆▇█";

    String text() {
        return IntStream.range(0, items.size())
                .mapToObj(i -> row(i + 1, items.get(i)))
                .collect(Collectors.joining("\n", HEADER + "\n", ""));
    }

    private static String row(int rank, JsonNode item) {
        return String.format(
                Locale.ROOT,
                "%3d %-26s%8d%7.2f%10.2f%8.2f  %s",
                rank,
                item.path("item_id").asString(),
                item.path("count").asLong(),
                item.path("mean").asDouble(),
                item.path("bayesian_mean").asDouble(),
                item.path("wilson_lower_bound").asDouble(),
                bars(item.path("histogram")));
    }

    private static String bars(JsonNode histogram) {
        long most =
                IntStream.rangeClosed(1, 5)
                        .mapToLong(score -> count(histogram, score))
                        .max()
                        .orElse(1);
        return IntStream.rangeClosed(1, 5)
                .mapToObj(score -> bar(count(histogram, score), Math.max(most, 1)))
                .collect(Collectors.joining(" "));
    }

    private static long count(JsonNode histogram, int score) {
        return histogram.path(Integer.toString(score)).asLong();
    }

    private static String bar(long count, long most) {
        int level = (int) Math.ceilDiv(count * (LEVELS.length() - 1), most);
        return LEVELS.substring(level, level + 1);
    }
}
