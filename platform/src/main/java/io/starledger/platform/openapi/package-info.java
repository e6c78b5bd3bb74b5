/**
 * What the descriptions of all services' calls share (OpenAPI 3.1): the bearer token, every problem
 * once, as a response that operations refer to by {@code #/components/responses/<name>}, and the
 * parameters and answers that many calls have. Does not own any call.
 */
@NullMarked
package io.starledger.platform.openapi;

import org.jspecify.annotations.NullMarked;
