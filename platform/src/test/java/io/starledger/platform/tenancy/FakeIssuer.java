package io.starledger.platform.tenancy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An issuer with its keys behind HTTP: it counts who asks for them, and can be away. */
final class FakeIssuer implements AutoCloseable {
    static final String NAME = "https://issuer.test";
    private static final TenancySettings.Keys SELDOM =
            new TenancySettings.Keys(
                    Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1));

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile ECKey key = newKey();
    private volatile boolean away;

    FakeIssuer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience("starledger")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    static ECKey newKey() {
        return newKey(UUID.randomUUID().toString());
    }

    static ECKey newKey(String name) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it publishes its key. */
    URI keys() {
        return URI.create("http://127.0.0.1:%d/jwks".formatted(server.getAddress().getPort()));
    }

    /** Of the key that it publishes. */
    String keyName() {
        return key.getKeyID();
    }

    /** With a key that it publishes. */
    String sign(JWTClaimsSet claims) {
        return sign(claims, key);
    }

    /** With any key, under the name of that key. */
    static String sign(JWTClaimsSet claims, ECKey any) {
        return sign(claims, any, header -> header);
    }

    /** With any key, and a header that says more of it. */
    static String sign(JWTClaimsSet claims, ECKey any, UnaryOperator<JWSHeader.Builder> forgery) {
        try {
            return sign(
                    claims,
                    forgery.apply(new JWSHeader.Builder(header(JWSAlgorithm.ES256, any))).build(),
                    new ECDSASigner(any));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With its public key as the secret, which a careless verifier takes for one. */
    String signByMac(JWTClaimsSet claims) {
        try {
            byte[] secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return sign(claims, header(JWSAlgorithm.HS256, key), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    void rotate() {
        key = newKey();
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    int fetches() {
        return fetches.get();
    }

    TrustedIssuersDecoder decoder() {
        return decoder(SELDOM);
    }

    TrustedIssuersDecoder decoder(TenancySettings.Keys keys) {
        TenancySettings.Issuer issuer = new TenancySettings.Issuer(NAME, keys());
        TenancySettings settings =
                new TenancySettings(
                        List.of(issuer), "starledger", 100, Duration.ofMinutes(1), keys);
        try {
            JwtDecoder decoder = TenancyAutoConfiguration.decoder(issuer, settings);
            return new TrustedIssuersDecoder(Map.of(NAME, decoder), settings);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static JWSHeader header(JWSAlgorithm algorithm, ECKey named) {
        return new JWSHeader.Builder(algorithm).keyID(named.getKeyID()).build();
    }

    private static String sign(JWTClaimsSet claims, JWSHeader header, JWSSigner signer)
            throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        byte[] body = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            if (away) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }
}
