package io.starledger.ratings.timeline;

import static io.starledger.ratings.RunningService.PATIENCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.platform.position.Position;
import io.starledger.platform.position.PositionSeal;
import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;
import io.starledger.ratings.fold.Histogram;
import io.starledger.ratings.fold.LogPosition;
import io.starledger.ratings.fold.RatingEventCodec;
import io.starledger.ratings.history.FactRow;
import io.starledger.schemas.avro.ModerationState;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.ids.ItemKey;
import io.starledger.schemas.ids.RaterKey;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ratings of films in any order, some of them repeated, retracted and moderated, through the log
 * and the running service: any instant is a count over them. Recorded ones where there are any,
 * else such as might be.
 */
@ExtendWith(RunningService.class)
final class MoviesIT {
    private static final Path RECORDED = Path.of("../../shared/data/movie-tweetings-8k.csv");
    private static final int SHELVES = 6;
    private static final int INSTANTS = 200;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Events shop = Events.ofANewTenant();
    private final Api analyst = Api.as("analyst", shop.tenant());
    @AutoClose private final Log log = new Log();

    /** A line of the file. */
    private record Line(String user, String film, int scoreOf10, Instant ratedAt) {}

    private record Told(RatingEvent event, Instant acceptedAt) {}

    @Test
    void anyInstantIsACountOverTheRatings() throws Exception {
        // given
        System.out.println("seed of ratings: " + seed);
        List<Line> lines = lines();
        List<Told> told = told(lines);

        // when
        List<FactRow> rows = write(told);

        // then
        String after = after(rows);
        NaiveTimeline all = NaiveTimeline.of(rows);
        for (int i = 0; i < INSTANTS; i++) {
            ItemKey shelf = shelf(random.nextInt(SHELVES));
            Instant instant =
                    told.get(random.nextInt(told.size()))
                            .acceptedAt()
                            .plusSeconds(random.nextInt(-50, 50));
            assertThat(histogram(get(shelf, "?as_of=" + instant + "&after=" + after)))
                    .as("%s at %s".formatted(shelf, instant))
                    .isEqualTo(of(all, shelf).asOf(instant));
        }
        for (int i = 0; i < SHELVES; i++) {
            ItemKey shelf = shelf(i);
            Histogram current = histogram(get(shelf, "?after=" + after));
            assertThat(current).isEqualTo(of(all, shelf).current());
            assertThat(histogram(get(shelf, "?as_of=" + Instant.now()))).isEqualTo(current);
        }
    }

    private List<Line> lines() throws Exception {
        if (!Files.exists(RECORDED)) {
            return IntStream.range(0, 4_000)
                    .mapToObj(
                            i ->
                                    new Line(
                                            "" + random.nextInt(1_500),
                                            "tt" + random.nextInt(900),
                                            random.nextInt(1, 11),
                                            Instant.ofEpochSecond(
                                                    1_362_062_307L + random.nextInt(2_000_000))))
                    .toList();
        }
        try (Stream<String> lines = Files.lines(RECORDED)) {
            return lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .map(
                            cells ->
                                    new Line(
                                            cells[0],
                                            cells[1],
                                            Integer.parseInt(cells[2]),
                                            Instant.ofEpochSecond(Long.parseLong(cells[3]))))
                    .toList();
        }
    }

    /** Each rated when the line says and accepted then or later, and what else may befall one. */
    private List<Told> told(List<Line> lines) {
        List<Told> told = new ArrayList<>();
        for (Line line : lines) {
            Rater rater =
                    new Rater(shelf(Math.floorMod(line.film().hashCode(), SHELVES)), line.user());
            int score = Math.clamp((line.scoreOf10() + 1) / 2, 1, 5);
            Instant acceptedAt = line.ratedAt().plusSeconds(random.nextInt(200_000));
            Told rating = new Told(Events.rated(rater, score, line.ratedAt()), acceptedAt);
            told.add(rating);
            switch (random.nextInt(12)) {
                case 0 -> told.add(new Told(rating.event(), acceptedAt.plusSeconds(30)));
                case 1 -> told.add(new Told(Events.retracted(rater), later(acceptedAt)));
                case 2 -> {
                    Instant hiddenAt = later(acceptedAt);
                    told.add(new Told(Events.moderated(rater, ModerationState.HIDDEN), hiddenAt));
                    told.add(
                            new Told(
                                    Events.moderated(rater, ModerationState.VISIBLE),
                                    later(hiddenAt)));
                }
                default -> {
                    // nothing more befalls it
                }
            }
        }
        Collections.shuffle(told, new Random(random.nextLong()));
        return told;
    }

    private Instant later(Instant instant) {
        return instant.plusSeconds(random.nextInt(1, 300_000));
    }

    /** In the order of the log. */
    private List<FactRow> write(List<Told> told) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Told one : told) {
            ProducerRecord<byte[], byte[]> now = log.record(one.event());
            sent.add(
                    log.send(
                            new ProducerRecord<>(
                                    now.topic(),
                                    null,
                                    one.acceptedAt().toEpochMilli(),
                                    now.key(),
                                    now.value())));
        }
        List<FactRow> rows = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            RecordMetadata at = sent.get(i).get();
            RatingEvent event = told.get(i).event();
            rows.add(
                    new FactRow(
                            RatingEventCodec.raterOf(shop.item(event.getItemId()), event),
                            RatingEventCodec.factOf(event, told.get(i).acceptedAt()),
                            new LogPosition(at.partition(), at.offset())));
        }
        rows.sort(Comparator.comparing(row -> row.position().offset()));
        return rows;
    }

    private String after(List<FactRow> rows) {
        Map<Integer, Long> offsets = new HashMap<>();
        rows.forEach(
                row ->
                        offsets.merge(
                                row.position().partition(), row.position().offset(), Math::max));
        return RunningService.bean(PositionSeal.class).seal(shop.tenant(), new Position(offsets));
    }

    private static NaiveTimeline of(NaiveTimeline all, ItemKey item) {
        Map<RaterKey, List<FactRow>> raters = new HashMap<>(all.byRater());
        raters.keySet().removeIf(rater -> !rater.item().equals(item));
        return new NaiveTimeline(raters);
    }

    private ItemKey shelf(int shelf) {
        return shop.item("shelf-" + shelf);
    }

    private JsonNode get(ItemKey item, String query) {
        Answer answer =
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        analyst.get(
                                                Api.tenant(shop.tenant())
                                                        + "/items/"
                                                        + item.item()
                                                        + "/rating"
                                                        + query),
                                it -> it.status() != 425);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static Histogram histogram(JsonNode body) {
        JsonNode counts = body.get("histogram");
        return new Histogram(
                counts.get("1").asLong(),
                counts.get("2").asLong(),
                counts.get("3").asLong(),
                counts.get("4").asLong(),
                counts.get("5").asLong());
    }
}
