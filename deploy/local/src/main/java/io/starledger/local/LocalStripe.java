package io.starledger.local;

import io.starledger.billing.link.CheckoutSeal;
import io.starledger.billing.stripe.StripeAccountId;
import io.starledger.embedded.SecretFile;
import io.starledger.schemas.ids.TenantId;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * The Stripe that a local platform listens to: whoever has the data directory's secret. It signs
 * for the platform's account and for every account connected to it, in test mode.
 */
public final class LocalStripe {
    /** The platform's own account. */
    public static final String ACCOUNT = "acct_local";

    private static final String FILE = "stripe-signing-secret";
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private LocalStripe() {}

    /** By which deliveries are signed; made at its first use, and kept. */
    public static String secretIn(Path dataDirectory) {
        return new SecretFile(dataDirectory.resolve(FILE)).readOrMake(LocalStripe::generate);
    }

    /**
     * The {@code client_reference_id} of a checkout that the platform began for {@code tenant} now.
     */
    public static String checkoutReference(Path dataDirectory, TenantId tenant) {
        return CheckoutSeal.of(LocalKeyset.CHECKOUTS.in(dataDirectory))
                .seal(new StripeAccountId(ACCOUNT), new CheckoutSeal.Issued(tenant, Instant.now()));
    }

    /** Settings of a service that believes this Stripe. */
    public static Map<String, String> properties(Path dataDirectory) {
        String prefix = "starledger.stripe.";
        String secret = secretIn(dataDirectory);
        return Map.of(
                prefix + "mode",
                "test",
                prefix + "account",
                ACCOUNT,
                prefix + "webhooks.secrets[0]",
                secret,
                prefix + "webhooks.connect-secrets[0]",
                secret,
                "starledger.billing.checkout.keyset",
                LocalKeyset.CHECKOUTS.in(dataDirectory));
    }

    private static String generate() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return PREFIX + HexFormat.of().formatHex(random);
    }
}
