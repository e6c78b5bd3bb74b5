package io.starledger.benchmarks.bare;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/**
 * {@code GET /ready}; {@code POST /ratings}, which reads a rating, awaits Kafka's acknowledgement
 * of a record and answers 202; {@code POST /events}, which awaits that of its body as a record and
 * answers 200; {@code GET /echo}, which answers a constant.
 */
public final class BareServer {
    private static final int ANSWER_CHARACTERS = 75;

    private BareServer() {}

    /**
     * Arguments: port; Kafka's address; topic; bytes of a record's value; JSON for {@code /echo}.
     */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        BareLog log = new BareLog(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
        HttpHandler handler = RouterFunctions.toHttpHandler(routes(log, arguments[4]));
        HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow()
                .onDispose()
                .block();
    }

    private static RouterFunction<ServerResponse> routes(BareLog log, String echo) {
        String position = "p".repeat(ANSWER_CHARACTERS);
        return RouterFunctions.route()
                .POST("/ratings", request -> accept(request, log, position))
                .POST("/events", request -> take(request, log))
                .GET("/echo", _ -> json(ServerResponse.ok()).bodyValue(echo))
                .GET("/ready", _ -> ServerResponse.ok().build())
                .build();
    }

    private static Mono<ServerResponse> accept(
            ServerRequest request, BareLog log, String position) {
        return request.bodyToMono(BareRating.class)
                .flatMap(log::append)
                .flatMap(
                        id ->
                                json(ServerResponse.accepted())
                                        .bodyValue(new BareAnswer(id, "accepted", position)));
    }

    private static Mono<ServerResponse> take(ServerRequest request, BareLog log) {
        return request.bodyToMono(byte[].class)
                .flatMap(log::append)
                .flatMap(_ -> ServerResponse.ok().build());
    }

    private static ServerResponse.BodyBuilder json(ServerResponse.BodyBuilder answer) {
        return answer.contentType(MediaType.APPLICATION_JSON);
    }
}
