package io.starledger.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

final class RowReaderTest {
    private static final RowReader READER =
            new RowReader(
                    TenantId.parse("11111111-1111-4111-8111-111111111111"),
                    ColumnMapping.of(
                                    Map.of(
                                            "user_id", "user",
                                            "item_id", "item",
                                            "score", "stars",
                                            "comment", "text",
                                            "rated_at", "time"))
                            .in(List.of("user", "item", "stars", "text", "time")),
                    new ScoreScale(5));

    @Test
    void aRowBecomesALineOfTheBatchCall() {
        assertThat(read("ada", "book-1", "5", "Say \"hi\",\nthen go", "1351123200"))
                .isInstanceOfSatisfying(
                        RatingRow.class,
                        row ->
                                assertThat(row.json())
                                        .contains(
                                                "\"user_id\":\"ada\",\"item_id\":\"book-1\",\"score\":5")
                                        .contains("\"rated_at\":\"2012-10-25T00:00:00Z\"")
                                        .contains("\"comment\":\"Say \\\"hi\\\",\\nthen go\"")
                                        .doesNotContain("\n"));
    }

    @Test
    void blanksAroundValuesAreNoPartOfThem() {
        assertThat(json(" ada ", "book-1 ", " 5", "", " 1351123200 "))
                .isEqualTo(json("ada", "book-1", "5", "", "1351123200"));
    }

    @Test
    void aBlankCommentIsNone() {
        assertThat(json("ada", "book-1", "5", " \t", "0"))
                .doesNotContain("comment")
                .isEqualTo(json("ada", "book-1", "5", "", "0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "a b", "a\u0000", "a\r\nb", "🦊", "ä"})
    void anIdThatBreaksTheContractIsARejectedRow(String id) {
        assertThat(reason("ada", id, "5", "", "0")).startsWith("expected item_id of 1-128");
        assertThat(reason(id, "book-1", "5", "", "0")).startsWith("expected user_id of 1-128");
    }

    @Test
    void anIdOf129CharactersIsARejectedRow() {
        assertThat(reason("a".repeat(129), "book-1", "5", "", "0"))
                .startsWith("expected user_id of 1-128");
    }

    @Test
    void aTimeThatIsMappedMustBeThere() {
        assertThat(reason("ada", "book-1", "5", "", ""))
                .isEqualTo("expected rated_at to be epoch seconds or RFC 3339 but was ''");
    }

    @Test
    void aRaggedRowIsARejectedRow() {
        assertThat(reason("ada", "book-1", "5")).isEqualTo("expected 5 fields but was 3");
    }

    @Test
    void whatIsNoUtf8IsARejectedRow() {
        assertThat(reason("ada", "book-1", "5", "caf\uFFFD", "0"))
                .isEqualTo("expected comment in UTF-8");
    }

    @Test
    void aRowThatIsNotClosedIsARejectedRow() {
        // given
        CsvRow open = new CsvRow(7, List.of("ada", "book-1", "5", "", "0"), false);

        // when
        ReadRow read = READER.read(open);

        // then
        assertThat(read)
                .isEqualTo(
                        new RejectedRow(
                                open,
                                "expected a closing quote but everything up to the file's end is in"
                                        + " it"));
    }

    private static ReadRow read(String... fields) {
        return READER.read(new CsvRow(2, List.of(fields), true));
    }

    private static String json(String... fields) {
        return ((RatingRow) read(fields)).json();
    }

    private static String reason(String... fields) {
        return ((RejectedRow) read(fields)).reason();
    }
}
