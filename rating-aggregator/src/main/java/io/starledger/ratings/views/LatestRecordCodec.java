package io.starledger.ratings.views;

import io.starledger.platform.projection.Batch.Entry;
import io.starledger.schemas.ids.RecordKey;

import org.apache.avro.specific.SpecificRecord;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of several records of one key in a batch only the last has to be written. */
final class LatestRecordCodec {
    private LatestRecordCodec() {}

    static <K extends RecordKey, V extends SpecificRecord> Collection<Entry<K, V>> of(
            List<Entry<K, V>> entries) {
        Map<K, Entry<K, V>> latest = LinkedHashMap.newLinkedHashMap(entries.size());
        entries.forEach(entry -> latest.put(entry.key(), entry));
        return latest.values();
    }
}
