package io.starledger.schemas.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Stream;

class IdSyntaxTest {

    @ParameterizedTest
    @MethodSource
    void takesOpaqueIdsOfTheAllowedCharacters(String text) {
        assertThat(ItemId.isValid(text)).isTrue();
        assertThat(UserId.isValid(text)).isTrue();
        assertThat(GrantId.isValid(text)).isTrue();
        assertThat(new ItemId(text)).hasToString(text);
        assertThat(new UserId(text)).hasToString(text);
        assertThat(new GrantId(text)).hasToString(text);
    }

    static Stream<String> takesOpaqueIdsOfTheAllowedCharacters() {
        return Stream.of(
                "a",
                "Z",
                "0",
                "-",
                "_",
                ":",
                "...",
                ".a",
                "a.",
                "a..b",
                "urn:isbn:978-3_16",
                x(128));
    }

    @ParameterizedTest
    @MethodSource
    void refusesEveryOtherOpaqueId(String text) {
        assertThat(ItemId.isValid(text)).isFalse();
        assertThat(UserId.isValid(text)).isFalse();
        assertThat(GrantId.isValid(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemId(text))
                .withMessageStartingWith("expected item_id of 1-128 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId(text))
                .withMessageStartingWith("expected user_id of 1-128 characters");
    }

    static Stream<String> refusesEveryOtherOpaqueId() {
        return Stream.of(
                "", " ", ".", "..", "a/b", "/", "a b", "a\0", "\0", "a\r\nb", "a\n", "\t", "★",
                "😀", "é", "а", "a\u200b", "a%2F", "a\\b", "{a}", "a+b", "a@b", x(129), x(10_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a11",
                "ffffffff-ffff-ffff-ffff-ffffffffffff"
            })
    void takesCanonicalUuids(String text) {
        assertThat(TenantId.isValid(text)).isTrue();
        assertThat(TenantId.parse(text)).hasToString(text);
        assertThat(RatingId.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "7F1E4B1C-6D0A-4C55-9A3E-2F0D6F6C1A11",
                "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a1",
                "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a111",
                "7f1e4b1c6d0a4c559a3e2f0d6f6c1a11",
                "{7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a1}",
                "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a1g",
                "7f1e4b1c-6d0a-4c55-9a3e2-f0d6f6c1a11",
                "7f1e4b1c-6d0a-4c55-9a3e-2f0d6f6c1a1\n",
                "..",
                "😀"
            })
    void refusesEveryOtherUuid(String text) {
        assertThat(TenantId.isValid(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TenantId.parse(text))
                .withMessageStartingWith("expected tenant_id (UUID of 36 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatingId.parse(text))
                .withMessageStartingWith("expected rating_id (UUID of 36 characters");
    }

    @Test
    void namesBadInputInAFormThatIsSafeToPrint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemId("a\r\nb\0é"))
                .withMessageEndingWith("but was 'a\\u000d\\u000ab\\u0000\\u00e9'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemId(x(10_000)))
                .withMessageEndingWith("but was '" + x(40) + "…'");
    }

    private static String x(int length) {
        return "x".repeat(length);
    }
}
