/**
 * The same stack on Docker containers, for those who would rather have the published images than
 * processes.
 *
 * <p>Owns the choice of images. Whoever uses it puts Testcontainers on the classpath; this module
 * has it as an optional dependency only. Without Docker it fails, and never skips.
 */
@NullMarked
package io.starledger.embedded.containers;

import org.jspecify.annotations.NullMarked;
