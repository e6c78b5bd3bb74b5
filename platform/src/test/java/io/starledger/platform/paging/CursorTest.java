package io.starledger.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aTokenGivesItsPartsBack() {
        // given
        String token = Cursor.of("mean", "4.333333333333333", "a:b-c._9").token();

        // then
        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse(token, 3))
                .contains(Cursor.of("mean", "4.333333333333333", "a:b-c._9"));
    }

    @Test
    void aTokenOfOtherPartsIsNone() {
        assertThat(Cursor.parse(Cursor.of("a", "b").token(), 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "not base64!", "AAAA", "ÿ"})
    void anythingElseIsNoToken(String token) {
        assertThat(Cursor.parse(token, 2)).isEmpty();
    }
}
