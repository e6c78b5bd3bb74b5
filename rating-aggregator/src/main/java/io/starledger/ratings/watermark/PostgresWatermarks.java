package io.starledger.ratings.watermark;

import io.r2dbc.spi.Readable;
import io.starledger.platform.postgres.TenantReads;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.schemas.ids.TenantId;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The watermarks of one shard's primary, looked at again and again while somebody waits for them,
 * and for all who wait at once.
 */
final class PostgresWatermarks {
    private static final String SELECT =
            "select view, source_partition, source_offset from watermarks";

    /** The driver leaks the rows of a query that is broken off while they come. */
    private static final boolean EVEN_IF_NOBODY_WAITS = true;

    private final TenantReads postgres;
    private final TenantId anyTenant;
    private final Flux<Map<String, Watermark>> looks;
    private volatile Map<String, Watermark> known = Map.of();

    /** {@code anyTenant} is one whose rows are on the shard. */
    PostgresWatermarks(TenantReads postgres, TenantId anyTenant, Duration pace) {
        this.postgres = postgres;
        this.anyTenant = anyTenant;
        this.looks =
                Mono.defer(this::look)
                        .doOnNext(found -> known = found)
                        .doOnError(_ -> known = Map.of())
                        .repeatWhen(done -> done.delayElements(pace))
                        .share();
    }

    /**
     * As last looked at. It holds until a look fails: the database that answers after that may be
     * another one, which has not come as far.
     */
    Watermark known(View view) {
        return of(known, view);
    }

    /** From now on, each time it was looked at. */
    Flux<Watermark> of(View view) {
        return looks.map(found -> of(found, view));
    }

    /** Now, by the names of the views. */
    Mono<Map<String, Watermark>> look() {
        Query query = new Query(anyTenant, SELECT, List.of());
        return Mono.fromFuture(
                        () -> postgres.read(query, PostgresWatermarks::row).toFuture(),
                        EVEN_IF_NOBODY_WAITS)
                .map(PostgresWatermarks::byView);
    }

    static Watermark of(Map<String, Watermark> byView, View view) {
        return byView.getOrDefault(view.text(), Watermark.NONE);
    }

    private static Map<String, Watermark> byView(List<Row> rows) {
        Map<String, Map<Integer, Long>> offsets = new HashMap<>();
        rows.forEach(
                row ->
                        offsets.computeIfAbsent(row.view(), _ -> new HashMap<>())
                                .put(row.partition(), row.offset()));
        Map<String, Watermark> byView = new HashMap<>();
        offsets.forEach((view, of) -> byView.put(view, new Watermark(of)));
        return byView;
    }

    private static Row row(Readable row) {
        return new Row(
                Objects.requireNonNull(row.get("view", String.class)),
                Objects.requireNonNull(row.get("source_partition", Integer.class)),
                Objects.requireNonNull(row.get("source_offset", Long.class)));
    }

    /** As the table has it; a newer build may keep views that this one does not know. */
    private record Row(String view, int partition, long offset) {}
}
