package io.starledger.platform.problem;

import org.springframework.http.HttpStatus;

import java.net.URI;

/**
 * Every problem a caller can meet. The {@code type} is part of the contract and never changes its
 * meaning.
 */
public enum ProblemType {
    MALFORMED_REQUEST("malformed-request", HttpStatus.BAD_REQUEST, "The request cannot be read"),
    INVALID_REQUEST("invalid-request", HttpStatus.BAD_REQUEST, "The request is not valid"),
    SIGNATURE_INVALID(
            "signature-invalid", HttpStatus.BAD_REQUEST, "A signature that holds is needed"),
    EVENT_MISDIRECTED(
            "event-misdirected", HttpStatus.BAD_REQUEST, "The event is not for this endpoint"),
    UNAUTHENTICATED("unauthenticated", HttpStatus.UNAUTHORIZED, "A valid bearer token is needed"),
    ACCOUNT_SUSPENDED(
            "account-suspended",
            HttpStatus.PAYMENT_REQUIRED,
            "The tenant's account lets it only read"),
    FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, "The role does not allow this"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "There is nothing here"),
    METHOD_NOT_ALLOWED(
            "method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    NOT_ACCEPTABLE(
            "not-acceptable",
            HttpStatus.NOT_ACCEPTABLE,
            "None of the accepted media types is served"),
    TOO_SLOW("too-slow", HttpStatus.REQUEST_TIMEOUT, "The request did not come in time"),
    IDEMPOTENCY_KEY_IN_USE(
            "idempotency-key-in-use",
            HttpStatus.CONFLICT,
            "The request with this idempotency key is under way"),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The idempotency key is that of another request"),
    CUSTOMER_LINKED("customer-linked", HttpStatus.CONFLICT, "The customer is another tenant's"),
    DECISION_NOT_ALLOWED(
            "decision-not-allowed",
            HttpStatus.CONFLICT,
            "The generations as they stand do not allow this"),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The media type is not supported"),
    RATE_LIMIT_EXCEEDED(
            "rate-limit-exceeded",
            HttpStatus.TOO_MANY_REQUESTS,
            "A limit of the tenant's plan is reached"),
    POSITION_NOT_REACHED(
            "position-not-reached",
            HttpStatus.TOO_EARLY,
            "The view has not come to the position yet"),
    QUOTA_EXCEEDED(
            "quota-exceeded",
            HttpStatus.TOO_MANY_REQUESTS,
            "The ratings of the tenant's billing period are used up"),
    NOT_ACKNOWLEDGED(
            "not-acknowledged",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The log did not acknowledge in time"),
    UNAVAILABLE("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The service cannot answer now"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "The service failed");

    private final String id;
    private final URI uri;
    private final HttpStatus status;
    private final String title;

    ProblemType(String id, HttpStatus status, String title) {
        this.id = id;
        this.uri = URI.create("urn:starledger:problem:" + id);
        this.status = status;
        this.title = title;
    }

    /** The last part of the type. */
    public String id() {
        return id;
    }

    public URI uri() {
        return uri;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }
}
