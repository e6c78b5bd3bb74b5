package io.starledger.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Stripe's documentation says (docs.stripe.com/webhooks/signature), not by its library.
 */
public record Signer(String secret) {

    public static String headerOf(Instant signedAt, String... signatures) {
        return "t=" + signedAt.getEpochSecond() + ",v1=" + String.join(",v1=", signatures);
    }

    /** The whole header. */
    public String sign(byte[] body, Instant at) {
        return sign(body, at, List.of(this));
    }

    /** The whole header while a secret is rolled: by each of {@code signers}. */
    static String sign(byte[] body, Instant at, List<Signer> signers) {
        return headerOf(
                at,
                signers.stream().map(signer -> signer.signature(body, at)).toArray(String[]::new));
    }

    public String signature(byte[] body, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
