package io.starledger.ratings.items;

import static org.awaitility.Awaitility.await;

import io.starledger.ratings.Api;
import io.starledger.ratings.RunningService;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscription;

/** A subscriber: keeps the lines it is told. */
public final class StreamClient implements AutoCloseable, Flow.Subscriber<String> {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpHeaders> headers = new CompletableFuture<>();
    private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();

    /** {@code more} headers as names and values. */
    public StreamClient(Api api, String path, String... more) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api.url().get() + path))
                        .header("Authorization", "Bearer " + api.token())
                        .header("Accept", "text/event-stream");
        if (more.length > 0) {
            request.headers(more);
        }
        BodyHandler<Void> body =
                answer -> {
                    headers.complete(answer.headers());
                    return BodySubscribers.fromLineSubscriber(this);
                };
        var _ = CLIENT.sendAsync(request.build(), body);
    }

    /** Whether the stream has begun. */
    public boolean isOpen() {
        return !lines.isEmpty();
    }

    /** Returns once the stream has begun. */
    public HttpHeaders opened() {
        await().atMost(RunningService.PATIENCE).until(this::isOpen);
        return headers.join();
    }

    /** The ids of the events so far. */
    public List<String> ids() {
        return values("id:");
    }

    /** The data of the events so far. */
    public List<String> data() {
        return values("data:");
    }

    private List<String> values(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()))
                .toList();
    }

    @Override
    public void onSubscribe(Subscription subscribed) {
        subscription.complete(subscribed);
        subscribed.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
    }

    @Override
    public void onError(Throwable failure) {
        lines.add("failed: " + failure);
    }

    @Override
    public void onComplete() {
        lines.add("ended");
    }

    @Override
    public void close() {
        var _ = subscription.thenAccept(Subscription::cancel);
    }
}
