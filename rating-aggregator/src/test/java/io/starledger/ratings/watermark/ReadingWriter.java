package io.starledger.ratings.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.position.Position;
import io.starledger.platform.position.PositionSeal;
import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;
import io.starledger.ratings.Events;
import io.starledger.ratings.Events.Rater;
import io.starledger.ratings.Log;
import io.starledger.ratings.RunningService;
import io.starledger.schemas.avro.RatingEvent;

import org.apache.kafka.clients.producer.RecordMetadata;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A tenant with one item that writes a rating and reads it at once after the position, by each
 * call, another one first each time, and so on.
 */
final class ReadingWriter implements Callable<Integer> {
    private static final int BEHIND = 425;

    private final Events shop = Events.ofANewTenant();
    private final Api api = Api.as("tenant-admin", shop.tenant());
    private final PositionSeal seal = RunningService.bean(PositionSeal.class);
    private final Instant start = Instant.now().minusSeconds(3_600);
    private final Log log;
    private final int tries;
    private int behind;

    ReadingWriter(Log log, int tries) {
        this.log = log;
        this.tries = tries;
    }

    /** How often it was told that the view was behind, and asked again. */
    @Override
    public Integer call() throws Exception {
        Read[] reads = Read.values();
        for (int written = 1; written <= tries / reads.length; written++) {
            Rater rater = new Rater(shop.item("lamp"), "user-" + written);
            RatingEvent event = Events.rated(rater, 1 + written % 5, start.plusMillis(written));
            String after = write(event);
            for (int turn = 0; turn < reads.length; turn++) {
                Read read = reads[(written + turn) % reads.length];
                JsonNode answer = read(read.path.formatted(event.getEventId()), after);
                assertThat(read.newest(answer))
                        .as("%s", read)
                        .isEqualTo(
                                read.tellsRatings
                                        ? event.getEventId().toString()
                                        : Integer.toString(written));
            }
        }
        return behind;
    }

    private String write(RatingEvent event) throws Exception {
        RecordMetadata written = log.send(event).get();
        return seal.seal(
                shop.tenant(), new Position(Map.of(written.partition(), written.offset())));
    }

    private JsonNode read(String call, String after) {
        while (true) {
            Answer answer = api.get(Api.tenant(shop.tenant()) + "/" + call + "after=" + after);
            if (answer.status() != BEHIND) {
                assertThat(answer.status()).as("%s: %s", call, answer.body()).isEqualTo(200);
                return answer.body();
            }
            behind++;
        }
    }

    /** A call and what in its answer tells how new it is: the newest rating, or their number. */
    private enum Read {
        ITEM("items/lamp/rating?", false) {
            @Override
            String newest(JsonNode answer) {
                return answer.get("count").asString();
            }
        },
        RANKING("items?", false) {
            @Override
            String newest(JsonNode answer) {
                return answer.get("items").get(0).get("count").asString();
            }
        },
        LIST("items/lamp/ratings?limit=1&", true) {
            @Override
            String newest(JsonNode answer) {
                return answer.get("ratings").get(0).get("rating_id").asString();
            }
        },
        RATING("ratings/%s?", true) {
            @Override
            String newest(JsonNode answer) {
                return answer.get("rating_id").asString();
            }
        };

        private final String path;
        private final boolean tellsRatings;

        Read(String path, boolean tellsRatings) {
            this.path = path;
            this.tellsRatings = tellsRatings;
        }

        abstract String newest(JsonNode answer);
    }
}
