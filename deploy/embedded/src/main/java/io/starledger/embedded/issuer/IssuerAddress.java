package io.starledger.embedded.issuer;

import java.net.URI;

/**
 * The {@code iss} of the tokens, the same for every local stack, and where its public keys are
 * served.
 */
public record IssuerAddress(String issuer, URI jwksUri) {
    public static final String ISSUER = "https://issuer.starledger.local";
    static final String JWKS_PATH = "/.well-known/jwks.json";

    public static IssuerAddress on(int port) {
        return new IssuerAddress(
                ISSUER, URI.create("http://127.0.0.1:%d%s".formatted(port, JWKS_PATH)));
    }
}
