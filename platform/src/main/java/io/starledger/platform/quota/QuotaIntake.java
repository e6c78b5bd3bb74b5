package io.starledger.platform.quota;

import io.starledger.platform.kafka.TopicFollower;
import io.starledger.platform.streams.PassingFaults;
import io.starledger.schemas.avro.TenantQuota;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.ids.TenantKey;
import io.starledger.schemas.serde.Serdes;
import io.starledger.schemas.topics.Topics;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;

/**
 * Takes records into memory. One that cannot be read is logged and passed over: the tenant keeps
 * the quota it had.
 */
final class QuotaIntake implements TopicFollower.Intake {
    private static final Logger log = LoggerFactory.getLogger(QuotaIntake.class);

    private final Deserializer<TenantKey> keys = Serdes.keyOf(Topics.QUOTAS).deserializer();
    private final Deserializer<TenantQuota> values;
    private final QuotaCodec codec;
    private final QuotaTable quotas;
    private final InstantSource clock;

    QuotaIntake(Serdes serdes, QuotaCodec codec, QuotaTable quotas, InstantSource clock) {
        this.codec = codec;
        this.values = serdes.valueDeserializer(Topics.QUOTAS);
        this.quotas = quotas;
        this.clock = clock;
    }

    /** Throws {@link KafkaException} if a fault that passes kept it from being read. */
    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            TenantId tenant = keys.deserialize(record.topic(), record.key()).tenant();
            @Nullable TenantQuota quota = values.deserialize(record.topic(), record.value());
            if (quota == null) {
                quotas.remove(tenant);
            } else {
                quotas.put(tenant, codec.decode(tenant, quota, clock.instant()));
            }
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            if (e instanceof KafkaException && PassingFaults.isPassing(e)) {
                throw e;
            }
            passOver(record, e);
        }
    }

    @Override
    public void close() {
        values.close();
    }

    private static void passOver(ConsumerRecord<?, ?> record, Exception cause) {
        log.atError()
                .setCause(cause)
                .log(
                        "expected a quota but was another record at {}-{}@{}",
                        record.topic(),
                        record.partition(),
                        record.offset());
    }
}
