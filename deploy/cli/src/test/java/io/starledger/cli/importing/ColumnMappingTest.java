package io.starledger.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

final class ColumnMappingTest {
    private static final ColumnMapping MAPPING =
            ColumnMapping.of(Map.of("user_id", "UserId", "item_id", "ProductId", "score", "Score"));

    @Test
    void aFieldIsFoundWhereItsColumnStands() {
        // given
        List<String> header = List.of("", "ProductId", "Score", "UserId");

        // when
        RatingColumns columns = MAPPING.in(header);

        // then
        assertThat(columns.value(RatingField.USER_ID, List.of("0", "p", "5", "u"))).contains("u");
        assertThat(columns.value(RatingField.COMMENT, List.of("0", "p", "5", "u"))).isEmpty();
        assertThat(columns.count()).isEqualTo(4);
    }

    @Test
    void aMissingColumnIsNamedWithTheColumnsThatAreThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAPPING.in(List.of("UserId", "Stars")))
                .withMessageContaining("the file has the columns 'UserId', 'Stars'")
                .withMessageContaining("'ProductId' for item_id is not among them")
                .withMessageContaining("'Score' for score is not among them");
    }

    @Test
    void aColumnThatStandsThereTwiceIsAmbiguous() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAPPING.in(List.of("UserId", "ProductId", "Score", "Score")))
                .withMessageContaining("'Score' for score stands there twice");
    }

    @Test
    void aRequiredFieldNeedsAColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMapping.of(Map.of("user_id", "UserId")))
                .withMessage("expected a column for item_id and score in --map");
    }

    @Test
    void aFieldThatRatingsDoNotHaveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnMapping.of(Map.of("stars", "Score")))
                .withMessage(
                        "expected one of user_id, item_id, score, comment, rated_at in --map but"
                                + " was 'stars'");
    }
}
