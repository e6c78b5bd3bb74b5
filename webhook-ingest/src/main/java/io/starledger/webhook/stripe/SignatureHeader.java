package io.starledger.webhook.stripe;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header {@code Stripe-Signature} (docs.stripe.com/webhooks/signature): one {@code t}, when it
 * was signed, and a {@code v1} for each secret that the endpoint has at the time. Schemes that we
 * do not know are passed over.
 */
record SignatureHeader(Instant signedAt, List<String> signatures) {
    static final String NAME = "Stripe-Signature";

    private static final int MAX_SIGNATURES = 16;
    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,10}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    SignatureHeader {
        signatures = List.copyOf(signatures);
    }

    /** Null if it has not the form that Stripe gives it. */
    static @Nullable SignatureHeader parse(String text) {
        Instant signedAt = null;
        List<String> signatures = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String value = part.substring(part.indexOf('=') + 1);
            if (part.startsWith("t=")) {
                if (signedAt != null || !SECONDS.matcher(value).matches()) {
                    return null;
                }
                signedAt = Instant.ofEpochSecond(Long.parseLong(value));
            } else if (part.startsWith("v1=")) {
                signatures.add(value);
            }
        }
        return signedAt == null || !areWellFormed(signatures)
                ? null
                : new SignatureHeader(signedAt, signatures);
    }

    /** In Stripe's form, and nothing else than was understood. */
    @Override
    public String toString() {
        return signatures.stream()
                .map(signature -> ",v1=" + signature)
                .collect(Collectors.joining("", "t=" + signedAt.getEpochSecond(), ""));
    }

    private static boolean areWellFormed(List<String> signatures) {
        return !signatures.isEmpty()
                && signatures.size() <= MAX_SIGNATURES
                && signatures.stream().allMatch(text -> SHA_256.matcher(text).matches());
    }
}
