package io.starledger.cli.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starledger.schemas.ids.TenantId;
import io.starledger.webhook.stripe.EventTypes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

final class TriggeredEventTest {
    private static final TenantId TENANT = TenantId.parse("11111111-1111-4111-8111-111111111111");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String HEX = "11111111111141118111111111111111";

    @Test
    void everyTypeThatThePlatformKnowsCanBeTriggered() {
        assertThat(EventTemplates.shipped().types())
                .containsExactlyInAnyOrderElementsOf(EventTypes.known());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyEventIsFilledIn(String type) {
        // when
        TriggeredEvent event = event(type);

        // then
        JsonNode json = new JsonMapper().readTree(event.bytes());
        assertThat(json.path("type").asString()).isEqualTo(type);
        assertThat(json.path("id").asString()).matches("evt_[0-9a-f]{24}");
        assertThat(json.path("created").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(json.path("livemode").isBoolean()).isTrue();
        assertThat(json.at("/data/object/object").isString()).isTrue();
        assertThat(json.toString()).doesNotContain("\"$");
        assertThat(json.at("/data").has("previous_attributes"))
                .isEqualTo(type.endsWith(".updated"));
    }

    @Test
    void aChangedFieldStandsInThePreviousAttributesAsItWas() {
        // when
        JsonNode data =
                event(
                                "customer.subscription.updated",
                                "status=past_due",
                                "items.data.0.quantity=3",
                                "metadata.team=a=b",
                                "cancel_at=1763769600")
                        .json()
                        .path("data");

        // then
        assertThat(data.at("/object/status").asString()).isEqualTo("past_due");
        assertThat(data.at("/object/items/data/0/quantity").asInt()).isEqualTo(3);
        assertThat(data.at("/object/metadata/team").asString()).isEqualTo("a=b");
        assertThat(data.at("/object/cancel_at").asLong()).isEqualTo(1_763_769_600);
        assertThat(data.path("previous_attributes").propertyNames())
                .isEqualTo(Set.of("status", "items", "metadata", "cancel_at"));
        assertThat(data.at("/previous_attributes/status").asString()).isEqualTo("active");
        assertThat(data.at("/previous_attributes/items/data/0/quantity").asInt()).isEqualTo(1);
        assertThat(data.at("/previous_attributes/cancel_at").isNull()).isTrue();
    }

    @Test
    void aSlashBeginsAtTheEvent() {
        // when
        JsonNode event =
                event("invoice.paid", "/account=acct_2", "/created=7", "/data/object/id=in_2")
                        .json();

        // then
        assertThat(event.path("account").asString()).isEqualTo("acct_2");
        assertThat(event.path("created").asLong()).isEqualTo(7);
        assertThat(event.at("/data/object/id").asString()).isEqualTo("in_2");
    }

    @Test
    void theObjectsOfATenantAreTheSameInEveryEvent() {
        assertThat(event("invoice.paid").json().at("/data/object/customer").asString())
                .isEqualTo("cus_" + HEX)
                .isEqualTo(event("customer.created").json().at("/data/object/id").asString());
        assertThat(
                        event("checkout.session.completed")
                                .json()
                                .at("/data/object/client_reference_id")
                                .asString())
                .isEqualTo("sealed");
    }

    @Test
    void anEventSaysWhoseItIsIfItsObjectDoes() {
        assertThat(event("customer.created").customer()).isEqualTo("cus_" + HEX);
        assertThat(event("invoice.paid").customer()).isEqualTo("cus_" + HEX);
        assertThat(event("charge.dispute.created").customer()).isEqualTo("-");
        assertThat(event("checkout.session.completed", "customer=null").customer()).isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=x", "a..b=x", "/=x", "items.data.7.x=1", "items.data.x=1", "status.x=1"})
    void aPathThatLeadsNowhereIsRefused(String change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event("customer.subscription.updated", change))
                .withMessageStartingWith("expected a");
    }

    static Stream<String> types() {
        return EventTypes.known().stream().sorted();
    }

    private static TriggeredEvent event(String type, String... changes) {
        return TriggeredEvent.of(
                EventTemplates.shipped().template(type),
                Variables.of(TENANT, "sealed", NOW, new Random(1)),
                Stream.of(changes)
                        .map(change -> change.split("=", 2))
                        .map(change -> Change.parse(change[0], change[1]))
                        .toList());
    }
}
