package io.starledger.ratings.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.ratings.Api;
import io.starledger.ratings.Api.Answer;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decides on the generations of ratings by the calls that operators have. */
record Operator(Api api) {
    private static final String PROJECTIONS = "/ops/projections";

    /** For a rebuild, on a machine that is busy with something else. */
    static final Duration LONG = Duration.ofMinutes(3);

    Answer decide(String decision) {
        return api.send("POST", PROJECTIONS + "/ratings/" + decision);
    }

    /** What each is answered. */
    List<Integer> statuses(String... decisions) {
        return Stream.of(decisions).map(this::decide).map(Answer::status).toList();
    }

    JsonNode projection() {
        Answer answer = api.get(PROJECTIONS);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().get("projections").get(0);
    }

    int serving() {
        return projection().get("serving").asInt();
    }

    /** Those that are in {@code state}, by number. */
    List<Integer> generations(String state) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode one : projection().get("generations")) {
            if (one.get("state").asString().equals(state)) {
                numbers.add(one.get("generation").asInt());
            }
        }
        return numbers;
    }

    /** The one that served before, whichever that is. */
    int replaced() {
        if (generations("replaced").isEmpty()) {
            build();
            promote();
        }
        return generations("replaced").getFirst();
    }

    JsonNode generation(int number) {
        for (JsonNode one : projection().get("generations")) {
            if (one.get("generation").asInt() == number) {
                return one;
            }
        }
        throw new AssertionError("expected generation " + number + " to stand");
    }

    /** The number of the one that is built from now on. */
    int start(String query) {
        Answer answer = decide("start" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return generations("building").getFirst();
    }

    /** The number of one that has all there is, while nobody writes. */
    int build() {
        int number = start("");
        awaitBuilt(number);
        return number;
    }

    void awaitBuilt(int number) {
        await().atMost(LONG).until(() -> behind(number) == 0);
    }

    long behind(int number) {
        return generation(number).get("behind").asLong();
    }

    /** What differs, as soon as the one that is built is not behind. */
    JsonNode compare() {
        return await().atMost(LONG).until(() -> decide("compare"), it -> it.status() == 200).body();
    }

    /** Whatever it differs in, as soon as it is not behind. */
    void promote() {
        insist("promote?accept_difference=a+test");
    }

    /** Decides as soon as what is to be read is not behind. */
    void insist(String decision) {
        await().atMost(LONG).until(() -> decide(decision).status() == 200);
    }

    void dropBuilding() {
        if (!generations("building").isEmpty()) {
            decide("drop");
        }
    }

    /** Ends whatever may be. */
    void dropAll() {
        Answer last;
        do {
            last = decide("drop");
        } while (last.status() == 200);
        assertThat(last.status()).as(last.body().toString()).isEqualTo(409);
    }
}
