package io.starledger.cli.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.ids.RaterKey;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class RatingLineTest {
    private static final RaterKey RATER =
            RaterKey.parse("11111111-1111-4111-8111-111111111111/book-1/ada");
    private static final RatingLine LINE =
            new RatingLine(RATER, 5, Optional.of("Twice!"), Optional.of(Instant.EPOCH));

    /** What earlier imports have sent: another key would count them again. */
    @Test
    void theKeyOfAContentIsTheSameForEver() {
        assertThat(LINE.idempotencyKey()).isEqualTo("vS0Rl4M-awXT0kgAS_K_ZNVdwn5XwBo91igFgu3cMGA");
    }

    @Test
    void everyFieldIsPartOfTheContent() {
        assertThat(
                        Stream.of(
                                        LINE,
                                        new RatingLine(RATER, 4, LINE.comment(), LINE.ratedAt()),
                                        new RatingLine(RATER, 5, Optional.empty(), LINE.ratedAt()),
                                        new RatingLine(RATER, 5, LINE.comment(), Optional.empty()),
                                        new RatingLine(
                                                RaterKey.parse(
                                                        "11111111-1111-4111-8111-111111111111/book-1/bob"),
                                                5,
                                                LINE.comment(),
                                                LINE.ratedAt()),
                                        new RatingLine(
                                                RaterKey.parse(
                                                        "22222222-2222-4222-8222-222222222222/book-1/ada"),
                                                5,
                                                LINE.comment(),
                                                LINE.ratedAt()))
                                .map(RatingLine::idempotencyKey))
                .doesNotHaveDuplicates();
    }

    @Test
    void valuesThatRunIntoEachOtherHaveOtherKeys() {
        assertThat(ContentKey.of(List.of("ab", "c")))
                .isNotEqualTo(ContentKey.of(List.of("a", "bc")));
    }
}
