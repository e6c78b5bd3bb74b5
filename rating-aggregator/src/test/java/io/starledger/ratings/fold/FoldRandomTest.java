package io.starledger.ratings.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.ratings.fold.RandomFacts.Told;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldRandomTest {
    private static final int CASES = 200;
    private static final int FACTS = 60;

    private final long seed = Long.getLong("seed", System.nanoTime());

    @BeforeAll
    void printTheSeed() {
        System.out.println("seed of random facts: " + seed);
    }

    LongStream seeds() {
        return LongStream.range(seed, seed + CASES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void duplicatesChangeNothing(long caseSeed) {
        // given
        RandomFacts random = new RandomFacts(caseSeed);
        List<Told> log = random.ofEveryKind(FACTS);

        // when
        Folded repeated = Folded.of(random.withRepetitions(log));

        // then
        assertThat(repeated).isEqualTo(Folded.of(log));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aShuffleWithoutTiesEndsInTheSameRatingsAndCounts(long caseSeed) {
        // given
        RandomFacts random = new RandomFacts(caseSeed);
        List<Told> log = random.submissionsWithoutTies(FACTS);

        // when
        Folded shuffled = Folded.of(random.shuffled(log));

        // then
        Folded inOrder = Folded.of(log);
        assertThat(inForce(shuffled)).isEqualTo(inForce(inOrder));
        assertThat(shuffled.counts().histogram()).isEqualTo(inOrder.counts().histogram());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsReadBackFromTheStoresIsWhatWasFolded(long caseSeed) {
        // given
        List<Told> log = new RandomFacts(caseSeed).ofEveryKind(FACTS);

        // when
        Folded restarted = Folded.restartedAfterEachFact(log);

        // then
        assertThat(restarted).isEqualTo(Folded.of(log));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theHistogramCountsEachRaterWhoseRatingIsInForceAndShown(long caseSeed) {
        // given
        RandomFacts random = new RandomFacts(caseSeed);
        List<Told> log = random.withRepetitions(random.ofEveryKind(FACTS));

        // when
        Folded folded = Folded.of(log);

        // then
        NaiveFold naive = NaiveFold.of(log);
        Histogram histogram = folded.counts().histogram();
        assertThat(histogram.count()).isEqualTo(naive.countedRaters());
        assertThat(naive.buckets())
                .containsExactly(
                        histogram.ones(),
                        histogram.twos(),
                        histogram.threes(),
                        histogram.fours(),
                        histogram.fives());
        folded.standings()
                .forEach(
                        (rater, standing) ->
                                assertThat(idOf(standing)).isEqualTo(naive.inForce(rater)));
    }

    private static Map<Integer, Optional<UUID>> inForce(Folded folded) {
        return folded.standings().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> idOf(e.getValue())));
    }

    private static Optional<UUID> idOf(Standing standing) {
        return Optional.ofNullable(standing.rating())
                .map(rating -> Objects.requireNonNull(rating).id().value());
    }
}
