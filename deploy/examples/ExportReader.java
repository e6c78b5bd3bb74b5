import module java.base;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Prints a tenant's export as it grows. Arguments: a file of Kafka's consumer settings, and the topic. */
void main(String[] arguments) throws IOException {
    Properties settings = new Properties();
    try (var file = Files.newBufferedReader(Path.of(arguments[0]))) {
        settings.load(file);
    }
    try (var consumer = new KafkaConsumer<String, GenericRecord>(settings)) {
        consumer.subscribe(List.of(arguments[1]));
        while (true) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                IO.println(record.key() + " " + record.value());
            }
        }
    }
}
