package io.starledger.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who may ask of dead letters, and for what. */
@ExtendWith(RunningBilling.class)
final class DeadLetterAccessIT {
    private static final String LETTERS = "/ops/dead-letters";

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api operator = Api.operator();

    @Test
    void everythingWrongIsNamed() {
        // when
        JsonNode problem =
                operator.get(
                                LETTERS
                                        + "?topic=a%20b&cause=x&tenant=x&from=x&until=x&letter=x&limit=0")
                        .body();
        JsonNode dry = operator.send("POST", LETTERS + "/retry?dry_run=maybe").body();

        // then
        List<String> pointers = new ArrayList<>();
        problem.get("violations").forEach(it -> pointers.add(it.get("pointer").asString()));
        assertThat(pointers)
                .containsExactly(
                        "?topic", "?cause", "?tenant", "?from", "?until", "?letter", "?limit");
        assertThat(dry.at("/violations/0/pointer").asString()).isEqualTo("?dry_run");
        assertThat(operator.get(LETTERS + "/nothing/0/0").status()).isEqualTo(404);
        assertThat(operator.get(LETTERS + "/nothing/x/0").status()).isEqualTo(404);
    }

    @Test
    void nobodyElseMay() {
        for (String role : List.of("producer", "analyst", "tenant-admin")) {
            Api somebody = Api.as(role, tenant);
            assertThat(somebody.get(LETTERS).status()).isEqualTo(403);
            assertThat(somebody.get(LETTERS + "/ratings.events.v1/0/0").status()).isEqualTo(403);
            assertThat(somebody.send("POST", LETTERS + "/retry").status()).isEqualTo(403);
            assertThat(somebody.send("POST", LETTERS + "/discard").status()).isEqualTo(403);
        }
    }
}
