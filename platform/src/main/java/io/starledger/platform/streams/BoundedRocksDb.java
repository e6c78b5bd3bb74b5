package io.starledger.platform.streams;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts the blocks and memtables of all stores of this process under one bound. Kafka Streams makes
 * one instance of this class per store, so what they share is static; the first store's settings
 * count.
 *
 * <p>The write-buffer manager only accounts: it charges memtables to the cache and, without a limit
 * of its own, never asks for a flush. With one, RocksDB flushes the store that happens to be
 * written and not the one that holds the memory. As tasks are processed one after the other, the
 * idle ones then hold all of it and the busy one flushes, with an fsync, at every single write.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    static final String STORE_MEMORY_BYTES = "starledger.rocksdb.store.memory.bytes";
    static final String MEMTABLE_BYTES = "starledger.rocksdb.memtable.bytes";
    private static final long NO_LIMIT = 0;
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static @Nullable Cache cache;
    private static @Nullable WriteBufferManager writeBuffers;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        LOCK.lock();
        try {
            Cache blocks = cache;
            if (blocks == null) {
                blocks = new LRUCache(bytes(configs, STORE_MEMORY_BYTES));
                cache = blocks;
                writeBuffers = new WriteBufferManager(NO_LIMIT, blocks);
            }
            BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
            table.setBlockCache(blocks);
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
            options.setWriteBufferManager(writeBuffers);
            options.setWriteBufferSize(bytes(configs, MEMTABLE_BYTES));
            options.setMaxWriteBufferNumber(2);
            options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        } finally {
            LOCK.unlock();
        }
    }

    @Override
    public void close(String storeName, Options options) {}

    private static long bytes(Map<String, Object> configs, String setting) {
        return (long) Objects.requireNonNull(configs.get(setting), setting);
    }
}
