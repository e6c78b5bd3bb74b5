package io.starledger.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProbeItemTest {

    @Test
    void aPostIsShownByItsOwnRevisionOnly() {
        ProbeItem second = new ProbeItem("probe-1", 0).next().next();

        assertThat(second.isShownBy("{\"count\":2,\"revision\":2,\"updated_at\":null}")).isTrue();
        assertThat(second.isShownBy("{\"count\":1,\"revision\":1,\"updated_at\":null}")).isFalse();
        assertThat(second.isShownBy("{\"count\":2,\"revision\":22,\"updated_at\":null}")).isFalse();
    }

    @Test
    void everyPostIsByAnotherUser() {
        ProbeItem first = new ProbeItem("probe-1", 0).next();

        assertThat(first.user()).isNotEqualTo(first.next().user());
    }
}
