package io.starledger.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What the registry leaves unanswered. */
class RegistryCallTest {

    @Test
    void aQuestionThatOneConnectionForgotIsAskedAgain() {
        // given
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();

        // when
        String answer =
                RegistryCalls.IMPATIENT.ask(
                        "ratings.events.v1",
                        () -> {
                            if (asked.incrementAndGet() == 1) {
                                never.await();
                            }
                            return "schema";
                        });

        // then
        assertThat(answer).isEqualTo("schema");
        assertThat(asked).hasValue(2);
    }
}
