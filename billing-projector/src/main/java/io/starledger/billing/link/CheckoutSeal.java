package io.starledger.billing.link;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.schemas.ids.TenantId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the {@code client_reference_id} of the platform's own checkouts, and tells them from all
 * others without looking anything up: authenticated encryption of the tenant and the instant, bound
 * to one Stripe account. 76 characters of those Stripe allows.
 */
public final class CheckoutSeal {
    private static final byte VERSION = 1;
    private static final int PLAIN_BYTES = 1 + 3 * Long.BYTES;

    private final Aead aead;

    public CheckoutSeal(Aead aead) {
        this.aead = aead;
    }

    /**
     * Seals by a keyset of Tink's AEAD keys in JSON; throws {@link IllegalArgumentException} if it
     * is none.
     */
    public static CheckoutSeal of(String keyset) {
        try {
            return of(
                    TinkJsonProtoKeysetFormat.parseKeyset(
                            keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected a Tink AEAD keyset in JSON", e);
        }
    }

    /** By a key that ends with this process. */
    static CheckoutSeal ofThisProcess() {
        try {
            return of(
                    KeysetHandle.generateNew(
                            PredefinedAeadParameters.AES128_GCM, AeadConfig2026.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("expected this JVM to make an AES key", e);
        }
    }

    private static CheckoutSeal of(KeysetHandle keys) throws GeneralSecurityException {
        return new CheckoutSeal(keys.getPrimitive(AeadConfig2026.get(), Aead.class));
    }

    /** What a reference says: that a checkout was begun for {@code tenant} at {@code issuedAt}. */
    public record Issued(TenantId tenant, Instant issuedAt) {}

    public String seal(StripeAccountId account, Issued issued) {
        UUID tenant = issued.tenant().value();
        ByteBuffer plain =
                ByteBuffer.allocate(PLAIN_BYTES)
                        .put(VERSION)
                        .putLong(tenant.getMostSignificantBits())
                        .putLong(tenant.getLeastSignificantBits())
                        .putLong(issued.issuedAt().getEpochSecond());
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(aead.encrypt(plain.array(), boundTo(account)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal a checkout", e);
        }
    }

    /** Empty for whatever was not sealed here for {@code account}. */
    public Optional<Issued> open(StripeAccountId account, String reference) {
        try {
            ByteBuffer plain =
                    ByteBuffer.wrap(
                            aead.decrypt(
                                    Base64.getUrlDecoder().decode(reference), boundTo(account)));
            if (plain.remaining() != PLAIN_BYTES || plain.get() != VERSION) {
                return Optional.empty();
            }
            TenantId tenant = new TenantId(new UUID(plain.getLong(), plain.getLong()));
            return Optional.of(new Issued(tenant, Instant.ofEpochSecond(plain.getLong())));
        } catch (IllegalArgumentException | GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static byte[] boundTo(StripeAccountId account) {
        return ("checkout of " + account.value()).getBytes(StandardCharsets.UTF_8);
    }
}
