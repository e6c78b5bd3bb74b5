package io.starledger.cli.verify;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of the view of use.
 *
 * @param periods ascending, without those that the view has forgotten
 */
record UsageRow(List<Used> periods, CountedUpTo counted) {
    static final UsageRow NONE = new UsageRow(List.of(), CountedUpTo.NOTHING);

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();
    private static final TypeReference<List<Used>> PERIODS = new TypeReference<>() {};

    /** What was accepted in one period; its end is the first instant after it. */
    record Used(Instant startsAt, Instant endsAt, long ratings) {
        boolean holds(long epochMillis) {
            return epochMillis >= startsAt.toEpochMilli() && epochMillis < endsAt.toEpochMilli();
        }
    }

    static UsageRow of(ResultSet row) throws SQLException {
        return new UsageRow(
                JSON.readValue(row.getString("periods"), PERIODS),
                CountedUpTo.of(row.getString("counted")));
    }

    /** Whether some period holds the instant, or one that is forgotten did. */
    boolean covers(long epochMillis) {
        return !periods.isEmpty()
                && (epochMillis < periods.getFirst().startsAt().toEpochMilli()
                        || periods.stream().anyMatch(period -> period.holds(epochMillis)));
    }

    /** A row for each period, beyond {@code end} if anything counted in it is. */
    Stream<ViewRow> byPeriod(String tenant, LogEnd end) {
        return periods.stream()
                .map(
                        period ->
                                counted.row(
                                        tenant + "/" + period.startsAt(), period.ratings(), end));
    }
}
