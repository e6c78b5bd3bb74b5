package io.starledger.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.platform.problem.Violation;
import io.starledger.schemas.ids.Channel;
import io.starledger.schemas.ids.ItemId;
import io.starledger.schemas.ids.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

final class RatingReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String GOOD = "'user_id':'u','item_id':'i','score':3";

    private final RatingReader bodies = RatingReader.ofBody();
    private final RatingReader lines = RatingReader.ofLine();

    @Test
    void everyFieldIsRead() {
        // when
        Reading<RatingSubmission> reading =
                lines.read(
                        json(
                                "{'rated_at':'2026-11-21T09:30:00.123456+01:00','score':5,'channel':'app','item_id':'a.b_c:d-E9','comment':'Zwölf"
                                    + " 🎻','user_id':'u-1','idempotency_key':'k!~'}"),
                        NOW);

        // then
        assertThat(reading)
                .isEqualTo(
                        new Reading.Valid<>(
                                new RatingSubmission(
                                        new ItemId("a.b_c:d-E9"),
                                        new UserId("u-1"),
                                        5,
                                        Instant.parse("2026-11-21T08:30:00.123456Z"),
                                        new Comment("Zwölf 🎻"),
                                        new Channel("app"),
                                        new IdempotencyKey("k!~"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",'comment':null,'rated_at':null,'channel':null,'idempotency_key':null",
                ",'comment':''"
            })
    void optionalFieldsMayBeLeftOutNullOrEmpty(String more) {
        // when
        Reading<RatingSubmission> reading = lines.read(json("{" + GOOD + more + "}"), NOW);

        // then
        assertThat(reading)
                .isEqualTo(
                        new Reading.Valid<>(
                                new RatingSubmission(
                                        new ItemId("i"),
                                        new UserId("u"),
                                        3,
                                        null,
                                        null,
                                        null,
                                        null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    0                      | but was the number 0
                    6                      | but was the number 6
                    -1                     | but was the number -1
                    3.5                    | but was the number 3.5
                    5.0                    | but was the number 5.0
                    1e0                    | but was the number 1e0
                    99999999999999999999   | but was the number 99999999999999999999
                    4294967297             | but was the number 4294967297
                    '5'                    | but was the text '5'
                    null                   | but was null
                    true                   | but was true
                    [5]                    | but was an array
                    {'a':[1,{}]}           | but was an object
                    """)
    void aScoreIsAWholeNumberOfOneToFive(String score, String detail) {
        // when
        List<Violation> violations =
                violations("{'user_id':'u','item_id':'i','score':" + score + "}");

        // then
        assertThat(violations)
                .containsExactly(
                        new Violation("/score", "expected a whole number of 1 to 5 " + detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'.'",
                "'..'",
                "'a/b'",
                "'a\\u0000'",
                "'a\\r\\n'",
                "'🎻'",
                "'a b'",
                "'ä'",
                "7",
                "null",
                "{}",
                "[]"
            })
    void anIdIsOfItsAlphabet(String id) {
        // when
        List<Violation> violations =
                violations("{'user_id':" + id + ",'item_id':" + id + ",'score':1}");

        // then
        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactly("/user_id", "/item_id");
        assertThat(violations)
                .allSatisfy(
                        v -> assertThat(v.detail()).startsWith("expected a").contains("but was"));
    }

    @Test
    void anIdHasAtMost128Characters() {
        // when
        Reading<RatingSubmission> longest =
                bodies.read(
                        json("{'user_id':'%s','item_id':'i','score':1}".formatted("x".repeat(128))),
                        NOW);
        List<Violation> violations =
                violations("{'user_id':'%s','item_id':'i','score':1}".formatted("x".repeat(129)));

        // then
        assertThat(longest).isInstanceOf(Reading.Valid.class);
        assertThat(violations).extracting(Violation::pointer).containsExactly("/user_id");
        assertThat(violations.getFirst().detail()).endsWith("'" + "x".repeat(40) + "…'");
    }

    @ParameterizedTest
    @CsvSource({
        "x, 4000, ''",
        "🎻, 4000, ''",
        "x, 4001, 'expected at most 4,000 characters but was 4,001'",
        "🎻, 4001, 'expected at most 4,000 characters but was 4,001'"
    })
    void aCommentHasAtMost4000CodePoints(String character, int times, String detail) {
        // when
        List<Violation> violations =
                violations("{" + GOOD + ",'comment':'" + character.repeat(times) + "'}");

        // then
        assertThat(violations).extracting(Violation::detail).isEqualTo(details(detail));
    }

    @ParameterizedTest
    @CsvSource({
        "'\\u0000', expected text without NUL but it has one",
        "'\\ud83c', expected Unicode text but it has half a surrogate pair",
        "'\\udfbb\\ud83c', expected Unicode text but it has half a surrogate pair",
        "'\\ud83c\\udfbb\\r\\n\\t', ''"
    })
    void aCommentIsTextThatEveryStoreCanHold(String text, String detail) {
        // when
        List<Violation> violations = violations("{" + GOOD + ",'comment':'" + text + "'}");

        // then
        assertThat(violations).extracting(Violation::detail).isEqualTo(details(detail));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:05:00Z, ''",
        "1970-01-01T00:00:00Z, ''",
        "2026-11-21T10:05:00.000001Z, "
                + "'expected at most 5 minutes ahead of 2026-11-21T10:00:00Z but was "
                + "2026-11-21T10:05:00.000001Z'",
        "1969-12-31T23:59:59.999999Z, "
                + "'expected no time before 1970 but was 1969-12-31T23:59:59.999999Z'"
    })
    void aRatingIsOfThePastOrFiveMinutesAhead(String ratedAt, String detail) {
        // when
        List<Violation> violations = violations("{" + GOOD + ",'rated_at':'" + ratedAt + "'}");

        // then
        assertThat(violations).extracting(Violation::detail).isEqualTo(details(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1763719200", "'1763719200'", "'2026-11-21'", "true", "''", "{}"})
    void aTimeIsText(String ratedAt) {
        // when
        List<Violation> violations = violations("{" + GOOD + ",'rated_at':" + ratedAt + "}");

        // then
        assertThat(violations).extracting(Violation::pointer).containsExactly("/rated_at");
        assertThat(violations.getFirst().detail())
                .startsWith("expected an RFC 3339 date and time such as 2026-11-21T09:30:00Z but");
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        // when
        List<Violation> violations =
                violations(
                        "{'score':6,'stars':{'a':[1]},'user_id':'','a~b/c':1,'comment':[2],"
                                + "'score':3,'rated_at':'now'}");

        // then
        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactly(
                        "/score",
                        "/stars",
                        "/user_id",
                        "/a~0b~1c",
                        "/comment",
                        "/score",
                        "/rated_at",
                        "/item_id");
    }

    @Test
    void violationsWithoutEndAreCountedNotListed() {
        // when
        List<Violation> violations = violations("{" + GOOD + ",'x':1".repeat(1_000) + "}");

        // then
        assertThat(violations).hasSize(33);
        assertThat(violations.getLast())
                .isEqualTo(new Violation("", "expected no violation but there are 968 more"));
    }

    @Test
    void onlyALineNamesItsIdempotencyKey() {
        // given
        Slice keyed = json("{" + GOOD + ",'idempotency_key':'k'}");

        // when
        Reading<RatingSubmission> line = lines.read(keyed, NOW);
        Reading<RatingSubmission> body = bodies.read(keyed, NOW);

        // then
        assertThat(line).isInstanceOf(Reading.Valid.class);
        assertThat(body)
                .isEqualTo(
                        new Reading.Invalid<>(
                                List.of(
                                        new Violation(
                                                "/idempotency_key",
                                                "expected one of [user_id, item_id, score, comment,"
                                                        + " rated_at, channel] but was the field"
                                                        + " 'idempotency_key'"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'a b'", "'ä'", "'\\u0007'", "5"})
    void anIdempotencyKeyIsVisibleAscii(String key) {
        // when
        Reading<RatingSubmission> reading =
                lines.read(json("{" + GOOD + ",'idempotency_key':" + key + "}"), NOW);

        // then
        assertThat(reading).isInstanceOf(Reading.Invalid.class);
    }

    private List<Violation> violations(String json) {
        return switch (lines.read(json(json), NOW)) {
            case Reading.Valid<?> _ -> List.of();
            case Reading.Invalid<?> invalid -> invalid.violations();
            case Reading.Malformed<?> malformed -> throw new AssertionError(malformed.detail());
        };
    }

    private static List<String> details(String detail) {
        return detail.isEmpty() ? List.of() : List.of(detail);
    }

    private static Slice json(String text) {
        return Slice.of(text.replace('\'', '"').getBytes(UTF_8));
    }
}
