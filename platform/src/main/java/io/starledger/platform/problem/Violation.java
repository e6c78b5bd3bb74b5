package io.starledger.platform.problem;

/**
 * One thing wrong with a request.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the body; {@code ?name} for a query
 *     parameter, a name alone for a header or a part of the path
 * @param detail 'expected X but was Y'
 */
public record Violation(String pointer, String detail) {}
