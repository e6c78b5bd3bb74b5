package io.starledger.schemas.events;

import io.starledger.schemas.avro.AuditEvent;
import io.starledger.schemas.avro.CountedRatings;
import io.starledger.schemas.avro.CurrentRating;
import io.starledger.schemas.avro.CustomerLink;
import io.starledger.schemas.avro.GenerationEvent;
import io.starledger.schemas.avro.GrantDecision;
import io.starledger.schemas.avro.ItemAggregate;
import io.starledger.schemas.avro.RatingComment;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.StoredAccount;
import io.starledger.schemas.avro.StoredCounts;
import io.starledger.schemas.avro.StoredMinute;
import io.starledger.schemas.avro.StoredStanding;
import io.starledger.schemas.avro.StoredUsage;
import io.starledger.schemas.avro.StripeDelivery;
import io.starledger.schemas.avro.StripeObjectSighting;
import io.starledger.schemas.avro.TenantBilling;
import io.starledger.schemas.avro.TenantEvent;
import io.starledger.schemas.avro.TenantHourUsage;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.avro.TenantStripeEvent;
import io.starledger.schemas.avro.TenantUsage;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every version of every schema, as shipped with this build: what {@code ce_dataschema} names is
 * found here, so that the log is readable without a registry.
 */
public final class SchemaCatalogue {
    /** All records of {@code src/main/avro}; a test holds the two equal. */
    static final List<Schema> RECORDS =
            List.of(
                    RatingEvent.getClassSchema(),
                    RatingComment.getClassSchema(),
                    CurrentRating.getClassSchema(),
                    ItemAggregate.getClassSchema(),
                    AuditEvent.getClassSchema(),
                    GenerationEvent.getClassSchema(),
                    StripeDelivery.getClassSchema(),
                    CustomerLink.getClassSchema(),
                    GrantDecision.getClassSchema(),
                    TenantStripeEvent.getClassSchema(),
                    TenantBilling.getClassSchema(),
                    TenantUsage.getClassSchema(),
                    TenantHourUsage.getClassSchema(),
                    TenantQuota.getClassSchema(),
                    TenantEvent.getClassSchema(),
                    StoredStanding.getClassSchema(),
                    StoredCounts.getClassSchema(),
                    StripeObjectSighting.getClassSchema(),
                    StoredAccount.getClassSchema(),
                    CountedRatings.getClassSchema(),
                    StoredMinute.getClassSchema(),
                    StoredUsage.getClassSchema());

    private final Map<SchemaFingerprint, Schema> schemas;

    private SchemaCatalogue(Map<SchemaFingerprint, Schema> schemas) {
        this.schemas = Map.copyOf(schemas);
    }

    /** Reads the shipped schemas from the class path. */
    public static SchemaCatalogue shipped() {
        Map<SchemaFingerprint, Schema> schemas = new HashMap<>();
        for (Schema schema : RECORDS) {
            Schema version;
            for (int n = 1; (version = load(schema.getName(), n)) != null; n++) {
                schemas.put(SchemaFingerprint.of(version), version);
            }
        }
        return new SchemaCatalogue(schemas);
    }

    /** Empty for a schema that is younger than this build, or not ours. */
    public Optional<Schema> find(SchemaFingerprint fingerprint) {
        return Optional.ofNullable(schemas.get(fingerprint));
    }

    private static @Nullable Schema load(String record, int version) {
        String resource = "/avro/history/" + record + "/" + version + ".avsc";
        try (InputStream in = SchemaCatalogue.class.getResourceAsStream(resource)) {
            return in == null ? null : new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("expected to read " + resource, e);
        }
    }
}
