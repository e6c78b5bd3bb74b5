package io.starledger.platform.streams;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How topologies run.
 *
 * @param stateDirectory where stores stand; a lost one is restored from Kafka
 * @param threads of each topology in this process
 * @param commitInterval how often a transaction ends at least; what a topology emits is visible
 *     only then, which is sooner for what is young ({@link PromptCommit})
 * @param guarantee {@code exactly_once_v2}, or {@code at_least_once} for a benchmark
 * @param storeMemory RocksDB's blocks and memtables of all stores of this process together; blocks
 *     make room for memtables
 * @param memtable of each store, twice while one is written to disk
 * @param recordCache of each topology, in front of its stores; it takes some six times as much of
 *     the heap, as Kafka Streams keeps with each entry the headers of the record it came from
 */
@Validated
@ConfigurationProperties("starledger.streams")
public record StreamsSettings(
        @NotNull @DefaultValue("${java.io.tmpdir}/starledger-streams") Path stateDirectory,
        @Positive @DefaultValue("1") int threads,
        @NotNull @DefaultValue("1s") Duration commitInterval,
        @NotNull @DefaultValue("exactly_once_v2") String guarantee,
        @NotNull @DefaultValue("80MB") DataSize storeMemory,
        @NotNull @DefaultValue("1MB") DataSize memtable,
        @NotNull @DefaultValue("4MB") DataSize recordCache) {}
