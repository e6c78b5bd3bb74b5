package io.starledger.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ingest.reading.Quoted;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The one media type that a call takes, in UTF-8 and not compressed. */
public enum HttpBodyType {
    JSON("application/json"),
    NDJSON("application/x-ndjson");

    private final String name;

    HttpBodyType(String name) {
        this.name = name;
    }

    /** Ends the call with a problem unless its headers say that its body is of this type. */
    public void require(ServerRequest request) {
        ServerRequest.Headers headers = request.headers();
        String encoding = headers.firstHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("expected a body without Content-Encoding but was ", encoding);
        }
        String given = headers.firstHeader(HttpHeaders.CONTENT_TYPE);
        if (!name.equals(given) && !isEquivalent(given)) {
            throw unsupported("expected Content-Type " + name + " but was ", given);
        }
    }

    private boolean isEquivalent(@Nullable String given) {
        if (given == null) {
            return false;
        }
        try {
            MediaType parsed = MediaType.parseMediaType(given);
            return parsed.equalsTypeAndSubtype(MediaType.parseMediaType(name))
                    && (parsed.getCharset() == null || parsed.getCharset().equals(UTF_8));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static ProblemException unsupported(String expected, @Nullable String given) {
        return ProblemException.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                expected + (given == null ? "not given" : Quoted.of(given)));
    }
}
