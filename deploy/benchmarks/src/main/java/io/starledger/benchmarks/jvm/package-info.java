/**
 * JVMs beside this one: the services under test, the baselines and Kafka's own tool, all on this
 * JVM's class path and with equal flags. Each ends with this JVM, however that ends, as it reads
 * the end of its input then.
 */
@NullMarked
package io.starledger.benchmarks.jvm;

import org.jspecify.annotations.NullMarked;
