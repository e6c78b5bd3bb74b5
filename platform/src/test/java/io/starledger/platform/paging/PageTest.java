package io.starledger.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class PageTest {

    @Test
    void oneRowMoreThanTheLimitMeansThereIsAnotherPage() {
        // when
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, Cursor::of);

        // then
        assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), Cursor.of("b")));
    }

    @Test
    void asManyRowsAsTheLimitAreTheLastPage() {
        // when
        Page<String> page = Page.of(List.of("a", "b"), 2, Cursor::of);

        // then
        assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), null));
    }
}
