package io.starledger.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.platform.problem.Violation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class PageRequestTest {
    private final List<Violation> violations = new ArrayList<>();

    @Test
    void withoutParametersItIsAFirstPageOfTwenty() {
        // when
        PageRequest page = PageRequest.parse(null, null, 2, violations);

        // then
        assertThat(page).isEqualTo(new PageRequest(20, null));
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1000"})
    void aLimitMayBeOneToAThousand(String limit) {
        // when
        PageRequest page = PageRequest.parse(limit, null, 2, violations);

        // then
        assertThat(page.limit()).isEqualTo(Integer.parseInt(limit));
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "ten", "", "1.5", "99999999999"})
    void anyOtherLimitIsAViolation(String limit) {
        // when
        PageRequest.parse(limit, null, 2, violations);

        // then
        assertThat(violations).extracting(Violation::pointer).containsExactly("?limit");
    }

    @Test
    void everyViolationIsNamed() {
        // when
        PageRequest.parse("0", "no cursor", 2, violations);

        // then
        assertThat(violations).extracting(Violation::pointer).containsExactly("?limit", "?cursor");
    }

    @Test
    void aCursorGoesOnWhereItsPageEnded() {
        // given
        Cursor cursor = Cursor.of("2026-03-01T12:00:00Z", "user-1");

        // when
        PageRequest page = PageRequest.parse(null, cursor.token(), 2, violations);

        // then
        assertThat(page.cursor()).isEqualTo(cursor);
    }
}
