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
 * Puts all stores of this process under one cache and one write-buffer budget. Kafka Streams makes
 * one instance of this class per store, so what they share is static; the first store's settings
 * count.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    static final String BLOCK_CACHE_BYTES = "starledger.rocksdb.block.cache.bytes";
    static final String WRITE_BUFFER_BYTES = "starledger.rocksdb.write.buffer.bytes";
    private static final int MEMTABLE_BYTES = 4 << 20;
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static @Nullable Cache cache;
    private static @Nullable WriteBufferManager writeBuffers;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        LOCK.lock();
        try {
            Cache blocks = cache;
            if (blocks == null) {
                long writeBytes = bytes(configs, WRITE_BUFFER_BYTES);
                blocks = new LRUCache(bytes(configs, BLOCK_CACHE_BYTES) + writeBytes);
                cache = blocks;
                writeBuffers = new WriteBufferManager(writeBytes, blocks);
            }
            BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
            table.setBlockCache(blocks);
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
            options.setWriteBufferManager(writeBuffers);
            options.setWriteBufferSize(MEMTABLE_BYTES);
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
