package io.starledger.schemas.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starledger.schemas.RandomKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordKeyTest {
    private static final String TENANT = "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11";
    private static final String RATING = "01932a6c-1c1d-7d39-9c2f-0a3b4c5d6e7f";

    @Test
    void aKeyIsItsPartsSeparatedBySlashes() {
        // given
        ItemKey item = new ItemKey(TenantId.parse(TENANT), new ItemId("book:1"));
        RaterKey rater = new RaterKey(item, new UserId("u-1"));
        CommentKey comment = new CommentKey(rater, RatingId.parse(RATING));

        // then
        assertThat(item).hasToString(TENANT + "/book:1");
        assertThat(rater).hasToString(TENANT + "/book:1/u-1");
        assertThat(comment).hasToString(TENANT + "/book:1/u-1/" + RATING);
    }

    @Test
    void everyKeyParsesBackToItself() {
        RandomKeys.seeded()
                .comments(10_000)
                .forEach(
                        key -> {
                            assertThat(CommentKey.parse(key.toString())).isEqualTo(key);
                            RaterKey rater = key.rater();
                            assertThat(RaterKey.parse(rater.toString())).isEqualTo(rater);
                            ItemKey item = rater.item();
                            assertThat(ItemKey.parse(item.toString())).isEqualTo(item);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "book:1",
                TENANT,
                TENANT + "/",
                "/book:1",
                TENANT + "/book:1/",
                TENANT + "//book:1",
                TENANT + "/..",
                TENANT + "/a\0",
                "7F1E4B1C-6D0A-4C55-9A3E-2F0D6F6C1A11/book:1",
                "1-1-1-1-1/book:1"
            })
    void refusesWhatIsNoItemKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemKey.parse(text))
                .withMessageStartingWith("expected ");
    }

    @Test
    void refusesAKeyOfAnotherTopic() {
        String rater = TENANT + "/book:1/u-1";
        assertThatIllegalArgumentException().isThrownBy(() -> ItemKey.parse(rater));
        assertThatIllegalArgumentException().isThrownBy(() -> RaterKey.parse(TENANT + "/book:1"));
        assertThatIllegalArgumentException().isThrownBy(() -> CommentKey.parse(rater));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommentKey.parse(rater + "/1-1-1-1-1"));
    }
}
