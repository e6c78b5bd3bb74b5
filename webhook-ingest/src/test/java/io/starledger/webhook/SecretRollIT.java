package io.starledger.webhook;

import static io.starledger.webhook.RunningWebhooks.NEW;
import static io.starledger.webhook.RunningWebhooks.OLD;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * As an operator does it: Stripe signs by both secrets for a while (docs.stripe.com/webhooks), and
 * within it an instance that knows the new one takes over from one that does not.
 */
@ExtendWith(RunningWebhooks.class)
class SecretRollIT {
    private static final int A_SECOND = 200;
    private static final List<Signer> BEFORE = List.of(OLD);
    private static final List<Signer> MEANWHILE = List.of(NEW, OLD);
    private static final List<Signer> AFTER = List.of(NEW);

    @Test
    void aRollOfSecretsUnderLoadRefusesNothing() throws Exception {
        try (ConfigurableApplicationContext first = RunningWebhooks.startSignedBy(BEFORE);
                ConfigurableApplicationContext second =
                        RunningWebhooks.startSignedBy(List.of(OLD, NEW));
                SteadyDeliveries deliveries =
                        new SteadyDeliveries(RunningWebhooks.url(first), BEFORE)) {
            // given
            deliveries.begin(A_SECOND);
            untilMoreAreTaken(deliveries);

            // when
            goOn(deliveries, RunningWebhooks.url(first), MEANWHILE);
            goOn(deliveries, RunningWebhooks.url(second), MEANWHILE);
            SpringApplication.exit(first);
            goOn(deliveries, RunningWebhooks.url(second), AFTER);
            deliveries.end();

            // then
            assertThat(deliveries.statuses()).containsExactly(200);
            assertThat(deliveries.acknowledged()).isEqualTo(deliveries.sent());
        }
    }

    private static void goOn(SteadyDeliveries deliveries, URI service, List<Signer> signers) {
        deliveries.goOn(service, signers);
        untilMoreAreTaken(deliveries);
    }

    private static void untilMoreAreTaken(SteadyDeliveries deliveries) {
        int before = deliveries.acknowledged().size();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> deliveries.acknowledged().size() > before + A_SECOND / 2);
    }
}
