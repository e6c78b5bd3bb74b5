package io.starledger.platform.deadletters;

import io.starledger.platform.burial.LetterHeader;
import io.starledger.platform.burial.Origin;
import io.starledger.platform.burial.Retrial;
import io.starledger.platform.kafka.KafkaSettings;
import io.starledger.platform.problem.ProblemException;
import io.starledger.platform.problem.ProblemType;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Decides on letters. What a retry appends and the note that it did are one transaction; and as all
 * processes share one transactional id, who begins to decide ends whatever another has begun and
 * reads what it has done. So a letter is retried once, also by two operators at once, and after a
 * crash at any point.
 */
public final class KafkaDecisions {
    /** Decided on in one call, in one transaction. */
    static final int MOST = 500;

    private static final int MOST_BYTES = 32 << 20;
    private static final int REQUEST_BYTES = 4 << 20;
    private static final int TIMEOUT_MS = 10_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String GONE =
            "its record stands in its topic no longer: discard the letter";
    private static final Comparator<Letter> ORDER =
            Comparator.comparing(
                    Letter::origin,
                    Comparator.comparing(Origin::topic)
                            .thenComparing(Origin::partition)
                            .thenComparing(Origin::offset));

    private final KafkaSettings kafka;
    private final KafkaLetters letters;

    /** One record each: what is appended again, null if nothing is, and the note. */
    private record Done(Letter letter, @Nullable ProducerRecord<byte[], byte[]> again) {}

    public KafkaDecisions(KafkaSettings kafka, KafkaLetters letters) {
        this.kafka = kafka;
        this.letters = letters;
    }

    /** What {@link #decide} would do, of all that is selected. */
    public Effect preview(LetterSelection selection, Decision decision) {
        return choose(selection, decision, Integer.MAX_VALUE);
    }

    /**
     * Decides on up to 500 of the open letters that are selected; on none twice.
     *
     * @param by who decides
     * @param beforehand is told what will be done; if it throws, nothing is
     */
    public synchronized Effect decide(
            LetterSelection selection, Decision decision, String by, Consumer<Effect> beforehand) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.initTransactions();
            Effect chosen = choose(selection, decision, MOST);
            if (chosen.letters().isEmpty()) {
                return chosen;
            }
            Map<String, Long> refused = new HashMap<>(chosen.refused());
            List<Done> all = work(chosen, decision, refused);
            Effect effect =
                    new Effect(
                            all.stream().map(Done::letter).toList(),
                            refused,
                            chosen.left() + chosen.letters().size() - all.size() - gone(refused));
            beforehand.accept(effect);
            producer.beginTransaction();
            for (Done done : all) {
                if (done.again() != null) {
                    Future<?> _ = producer.send(done.again());
                }
                Future<?> _ = producer.send(note(done.letter(), decision, by));
            }
            producer.commitTransaction();
            return effect;
        } catch (KafkaException e) {
            throw ProblemException.passing(
                    ProblemType.UNAVAILABLE,
                    "another operator decides now, or Kafka does not answer: ask again, nothing is"
                            + " done twice",
                    RETRY_AFTER,
                    e);
        }
    }

    private Effect choose(LetterSelection selection, Decision decision, int most) {
        List<Letter> chosen = new ArrayList<>();
        Map<String, Long> refused = new HashMap<>();
        for (Letter letter : letters.read().letters()) {
            if (!selection.test(letter)) {
                continue;
            }
            String refusal =
                    decision == Decision.RETRIED ? RetryRule.refusal(letter.origin()) : null;
            if (refusal == null) {
                chosen.add(letter);
            } else {
                refused.merge(refusal, 1L, Long::sum);
            }
        }
        chosen.sort(ORDER);
        List<Letter> now = chosen.subList(0, Math.min(most, chosen.size()));
        return new Effect(now, refused, chosen.size() - now.size());
    }

    private List<Done> work(Effect chosen, Decision decision, Map<String, Long> refused) {
        if (decision == Decision.DISCARDED) {
            return chosen.letters().stream().map(it -> new Done(it, null)).toList();
        }
        List<Done> all = new ArrayList<>();
        long bytes = 0;
        try (KafkaRecordReader records = new KafkaRecordReader(kafka)) {
            for (Letter letter : chosen.letters()) {
                Origin at = letter.origin();
                ConsumerRecord<byte[], byte[]> record =
                        records.at(new TopicPartition(at.topic(), at.partition()), at.offset());
                if (record == null) {
                    refused.merge(GONE, 1L, Long::sum);
                    continue;
                }
                bytes += Math.max(0, record.serializedValueSize());
                all.add(new Done(letter, again(record, letter)));
                if (bytes > MOST_BYTES) {
                    break;
                }
            }
        }
        return all;
    }

    private static long gone(Map<String, Long> refused) {
        return refused.getOrDefault(GONE, 0L);
    }

    /** With the timestamp it had: it decides what the record counts for. */
    private static ProducerRecord<byte[], byte[]> again(
            ConsumerRecord<byte[], byte[]> record, Letter letter) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        new Retrial(
                        letter.origin(),
                        letter.firstSeen(),
                        letter.tried(),
                        List.copyOf(letter.readers()))
                .mark(headers);
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                headers);
    }

    /** Behind its letter, and kept a little longer. */
    private static ProducerRecord<byte[], byte[]> note(
            Letter letter, Decision decision, String by) {
        Headers headers = new RecordHeaders();
        LetterHeader.ORIGIN.put(headers, letter.origin());
        LetterHeader.DECISION.put(headers, decision.text());
        LetterHeader.BY.put(headers, by);
        return new ProducerRecord<byte[], byte[]>(
                letter.shelf().topic(), letter.shelf().partition(), null, null, headers);
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "starledger-dead-letter-decisions");
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "starledger-dead-letters");
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
