package io.starledger.ratings.exports;

import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.streams.PassingFaults;
import io.starledger.schemas.avro.TenantEvent;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what was decided of exports into memory. A record that cannot be read is logged and passed
 * over: the tenant's export stays as it was.
 */
final class KafkaExportIntake implements TopicFollower.Intake {
    private static final Logger log = LoggerFactory.getLogger(KafkaExportIntake.class);

    private final Deserializer<TenantEvent> values;
    private final EnabledExports exports;

    KafkaExportIntake(Serdes serdes, EnabledExports exports) {
        this.values = serdes.valueDeserializer(Topics.TENANT_EVENTS);
        this.exports = exports;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            @Nullable TenantEvent event = values.deserialize(record.topic(), record.value());
            if (event != null && event.getExport() != null) {
                take(event, event.getExport().getEnabled());
            }
        } catch (SerializationException e) {
            if (PassingFaults.isPassing(e)) {
                throw e;
            }
            log.atError()
                    .setCause(e)
                    .log(
                            "expected a tenant's event but was another record at {}-{}@{}",
                            record.topic(),
                            record.partition(),
                            record.offset());
        }
    }

    @Override
    public void close() {
        values.close();
    }

    private void take(TenantEvent event, boolean enabled) {
        TenantId tenant = new TenantId(event.getTenantId());
        if (enabled) {
            exports.enable(
                    new Export(
                            tenant,
                            event.getEventId(),
                            event.getDecidedAt(),
                            event.getDecidedBy()));
        } else {
            exports.disable(tenant);
        }
    }
}
