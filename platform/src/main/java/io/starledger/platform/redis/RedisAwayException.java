package io.starledger.platform.redis;

/** A command was not sent, because there is no session or Redis did not answer of late. */
public final class RedisAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: while Redis is away there is one for each request. */
    RedisAwayException() {
        super("expected Redis to answer but it is away", null, false, false);
    }
}
