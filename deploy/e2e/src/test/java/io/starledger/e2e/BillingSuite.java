package io.starledger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starledger.e2e.Tenant.Answer;
import io.starledger.e2e.Tenant.Rating;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** From what Stripe tells to what a post is answered. */
abstract class BillingSuite {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final PlatformUnderTest platform;
    private final int freeRatings;
    @TempDir private Path directory;
    private int posted;
    private int accepted;

    /** A tenant that has bought nothing may have so many ratings a month. */
    BillingSuite(PlatformUnderTest platform, int freeRatings) {
        this.platform = platform;
        this.freeRatings = freeRatings;
    }

    @Test
    void aTenantThatUsedItsQuotaUpIsRefusedUntilItBuysMore() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        useUp(tenant);
        awaitRefusal(tenant, 429, "quota-exceeded");
        assertThat(accepted).isGreaterThanOrEqualTo(freeRatings);

        // when
        commands().trigger(tenant, "checkout.session.completed");
        commands().trigger(tenant, "customer.subscription.created");

        // then
        awaitAcceptance(tenant);
        commands().verify();
    }

    @Test
    void aTenantWhoseSubscriptionIsUnpaidOnlyReadsUntilItPays() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        commands().trigger(tenant, "checkout.session.completed");
        commands().trigger(tenant, "customer.subscription.created");
        awaitAcceptance(tenant);

        // when, then
        commands().trigger(tenant, "customer.subscription.updated", "status=unpaid");
        awaitRefusal(tenant, 402, "account-suspended");
        assertThat(tenant.ask("items/lamp/rating").status()).isEqualTo(200);

        commands()
                .trigger(
                        tenant,
                        "customer.subscription.updated",
                        "status=active",
                        "/created=" + secondAfterNow());
        awaitAcceptance(tenant);
    }

    @Test
    void whatIsSaidOfACustomerBeforeItIsLinkedCountsOnceItIs() throws Exception {
        // given
        Tenant tenant = new Tenant(platform);
        commands().trigger(tenant, "customer.subscription.created");
        useUp(tenant);
        awaitRefusal(tenant, 429, "quota-exceeded");

        // when
        commands().trigger(tenant, "checkout.session.completed");

        // then
        awaitAcceptance(tenant);
    }

    @Test
    void aCheckoutThatIsNotThePlatformsOwnLinksNobody() throws Exception {
        // given
        Tenant victim = new Tenant(platform);
        Tenant attacker = new Tenant(platform);
        commands()
                .trigger(
                        attacker,
                        "checkout.session.completed",
                        "client_reference_id=" + victim.id());
        commands().trigger(attacker, "customer.subscription.created");

        // when
        useUp(victim);
        useUp(attacker);

        // then
        awaitRefusal(victim, 429, "quota-exceeded");
        awaitRefusal(attacker, 429, "quota-exceeded");
    }

    /** Of two states that are told of one second nobody knows which is the later. */
    private static long secondAfterNow() {
        return Instant.now().getEpochSecond() + 1;
    }

    private Commands commands() {
        return new Commands(platform);
    }

    /** All but one of what it may have. */
    private void useUp(Tenant tenant) {
        int most = freeRatings - 1;
        Path file = SeededFile.of(1, most).write(directory.resolve(tenant.id() + ".csv"));
        commands().importing(tenant, file);
        accepted += most;
    }

    private void awaitRefusal(Tenant tenant, int status, String type) {
        await(type)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> {
                            Answer answer = post(tenant);
                            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
                            assertThat(answer.body().get("type").asString()).endsWith(type);
                        });
    }

    private void awaitAcceptance(Tenant tenant) {
        await("a post to be let in")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(post(tenant).status()).isEqualTo(202));
    }

    private Answer post(Tenant tenant) throws Exception {
        posted++;
        Answer answer = tenant.rate(new Rating("user-" + posted, "lamp", 4), "key-" + posted);
        accepted += answer.status() == 202 ? 1 : 0;
        return answer;
    }
}
