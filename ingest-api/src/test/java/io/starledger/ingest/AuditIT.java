package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.schemas.avro.AuditEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.UUID;

/** What stands in the audit trail when a call has been answered. */
@ExtendWith(RunningIngest.class)
class AuditIT {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Test
    void aModerationIsInTheTrailOfItsTenant() {
        // when
        Api.as("tenant-admin", tenant)
                .moderate(
                        "lamp",
                        "ann",
                        "{\"state\":\"hidden\",\"reason\":\"spam\"}",
                        "traceparent",
                        TRACE);

        // then
        assertThat(TopicContent.of(Topics.AUDIT_EVENTS, tenant))
                .singleElement()
                .satisfies(
                        entry -> {
                            AuditEvent event = entry.value();
                            assertThat(entry.raw().key()).isEqualTo(tenant.toString());
                            assertThat(event.getActor()).isEqualTo("local-tenant-admin");
                            assertThat(event.getRole()).isEqualTo("tenant-admin");
                            assertThat(event.getAction())
                                    .isEqualTo(
                                            "PUT /v1/tenants/{tenantId}/items/{item}/ratings/{user}/moderation");
                            assertThat(event.getTarget())
                                    .isEqualTo(
                                            "/v1/tenants/"
                                                    + tenant
                                                    + "/items/lamp/ratings/ann/moderation");
                            assertThat(entry.header("ce_type"))
                                    .isEqualTo("io.starledger.access.allowed.v1");
                            assertThat(entry.header("traceparent"))
                                    .startsWith(TRACE.substring(0, 36));
                        });
    }

    @Test
    void aRatingIsNotAsItIsInTheLogItself() {
        // when
        Api.as("producer", tenant).submit(WriteCall.RATING);

        // then
        assertThat(TopicContent.of(Topics.AUDIT_EVENTS, tenant)).isEmpty();
    }
}
