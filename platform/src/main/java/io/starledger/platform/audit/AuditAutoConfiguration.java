package io.starledger.platform.audit;

import io.starledger.platform.kafka.EventLog;
import io.starledger.platform.kafka.KafkaAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import java.time.InstantSource;

/** The audit trail. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
public class AuditAutoConfiguration {

    @Bean
    KafkaAuditTrail auditTrail(EventLog log) {
        return new KafkaAuditTrail(log, InstantSource.system());
    }
}
