package io.starledger.cli.http;

import io.starledger.cli.CommandFailedException;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;

/**
 * Delivers as Stripe does. A passing fault is tried again, signed anew, and everything else ends in
 * {@link CommandFailedException}; a repetition is the same event and has no second effect.
 */
public final class WebhookClient implements AutoCloseable {
    private final URI url;
    private final WebhookSignature signature;
    private final PatientClient client;

    WebhookClient(URI server, WebhookSignature signature, Patience patience) {
        this.url = URI.create(server.toString().replaceAll("/+$", "") + "/v1/stripe/webhooks");
        this.signature = signature;
        this.client = new PatientClient(patience);
    }

    public URI url() {
        return url;
    }

    /** Returns once it is answered with success. */
    public void deliver(byte[] event) {
        client.call(
                () ->
                        HttpRequest.newBuilder(url)
                                .POST(BodyPublishers.ofByteArray(event))
                                .header("Content-Type", "application/json; charset=utf-8")
                                .header("Stripe-Signature", signature.of(event, Instant.now())));
    }

    @Override
    public void close() {
        client.close();
    }
}
