package io.starledger.schemas.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starledger.schemas.RandomKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

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
    void anHourIsNamedByItsFirstInstant() {
        // given
        String text = TENANT + "/2026-11-22T10:00:00Z";

        // when
        TenantHourKey hour = TenantHourKey.parse(text);

        // then
        assertThat(hour).hasToString(text);
        assertThat(hour)
                .isEqualTo(
                        TenantHourKey.around(
                                TenantId.parse(TENANT), Instant.parse("2026-11-22T10:59:59.999Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                TENANT,
                TENANT + "/",
                TENANT + "/book:1",
                TENANT + "/2026-11-22T10:30:00Z",
                TENANT + "/2026-11-22T10:00:00.000Z",
                TENANT + "/2026-11-22T11:00:00+01:00",
                TENANT + "/2026-11-22T10:00:00Z/",
                "7F1E4B1C-6D0A-4C55-9A3E-2F0D6F6C1A11/2026-11-22T10:00:00Z"
            })
    void refusesWhatIsNoHourOfATenant(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenantHourKey.parse(text))
                .withMessageStartingWith("expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acct_1PgafTB7WZ01zgkW/cus_QXg1o8vcGmoR32",
                "acct_1/-",
                "acct_1/ada+lovelace@example.com",
                "a/~!#%"
            })
    void aCustomerKeyParsesBackToItself(String text) {
        assertThat(CustomerKey.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "acct_1", "acct_1/", "/cus_1", "acct_1/cus_1/x", "acct_1/cus 1", "a/é"})
    void refusesWhatIsNoCustomerKey(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerKey.parse(text))
                .withMessageStartingWith("expected ");
    }

    @Test
    void anIdOfStripesHasAnEnd() {
        assertThat(StripeCustomerId.isValid("c".repeat(255))).isTrue();
        assertThat(StripeCustomerId.isValid("c".repeat(256))).isFalse();
        assertThat(StripeAccountId.isValid("a\n")).isFalse();
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
