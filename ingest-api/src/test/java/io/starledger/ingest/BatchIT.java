package io.starledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ingest.Api.Answer;
import io.starledger.ingest.TopicContent.Entry;
import io.starledger.schemas.avro.RatingEvent;
import io.starledger.schemas.avro.RatingSubmitted;
import io.starledger.schemas.ids.TenantId;
import io.starledger.schemas.topics.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@ExtendWith(RunningIngest.class)
class BatchIT {
    private static final Problem TOO_LARGE = new Problem(413, "too-large");

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final Api producer = Api.as("producer", tenant);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n", "\n \t\r\n"})
    void linesEndWithLfOrCrlfAndBlankOnesArePassedOver(String end) {
        // given
        String lines = line("i", 1, "") + end + line("i", 2, "") + end + line("i", 3, "");

        // when
        Answer ended = producer.submitAll(BodyPublishers.ofString(lines + end));
        Answer unended = producer.submitAll(BodyPublishers.ofString("\uFEFF" + lines));

        // then
        assertThat(List.of(ended, unended)).allSatisfy(answer -> assertOutcome(answer, 3, 0));
        assertThat(scores()).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void noBadLineStopsAGoodOne() {
        // given
        String lines =
                Arrays.stream(BadRating.values())
                        .map(bad -> line("i", 1, "") + "\n" + bad.json() + "\n")
                        .collect(Collectors.joining());

        // when
        Answer answer = producer.submitAll(BodyPublishers.ofString(lines));

        // then
        int bad = BadRating.values().length;
        assertOutcome(answer, bad, bad);
        assertThat(answer.body().get("rejected").findValuesAsString("line"))
                .isEqualTo(IntStream.rangeClosed(1, bad).mapToObj(i -> "" + 2 * i).toList());
        assertThat(answer.body().get("rejected").findValuesAsString("type"))
                .isEqualTo(
                        Arrays.stream(BadRating.values())
                                .map(rating -> new Problem(400, rating.type()).type())
                                .toList());
        assertThat(answer.body().get("rejected").findValuesAsString("detail"))
                .zipSatisfy(
                        List.of(BadRating.values()),
                        (detail, rating) ->
                                assertThat(rating.pointers()).allMatch(detail::contains));
        assertThat(events()).hasSize(bad);
    }

    @Test
    void aRejectedLineIsNamedAndToldWhy() {
        // given
        String lines =
                String.join(
                        "\n",
                        "",
                        line("i", 6, ""),
                        "not json",
                        "x".repeat(2 << 20),
                        line("i", 4, ",'comment':'ok'"));

        // when
        Answer answer = producer.submitAll(BodyPublishers.ofString(lines));

        // then
        assertOutcome(answer, 1, 3);
        assertThat(answer.body().get("rejected").valueStream().map(JsonNode::toString))
                .containsExactly(
                        rejected(
                                2,
                                "invalid-request",
                                "/score: expected a whole number of 1 to 5 but was the number 6"),
                        rejected(
                                3,
                                "malformed-request",
                                "expected JSON but was malformed at column 1: Unrecognized token"
                                    + " 'not': was expecting (JSON String, Number, Array, Object or"
                                    + " token 'null', 'true' or 'false')"),
                        rejected(
                                4,
                                "too-large",
                                "expected a line of at most 65,536 bytes but it is longer"));
        assertThat(scores()).containsExactly(4);
        assertThat(TopicContent.of(Topics.RATING_COMMENTS, tenant))
                .extracting(comment -> comment.value().getText())
                .containsExactly("ok");
    }

    @Test
    void manyChunksKeepTheOrderOfAnItem() {
        // given
        int lines = 12_000;
        String body =
                IntStream.range(0, lines)
                        .mapToObj(
                                i ->
                                        line(
                                                "i" + i % 3,
                                                1 + i % 5,
                                                i % 700 == 0 ? ",'comment':'c'" : ""))
                        .collect(Collectors.joining("\n"));

        // when
        Answer answer = producer.submitAll(BodyPublishers.ofString(body));

        // then
        assertThat(answer.body().get("accepted").asLong()).isEqualTo(lines);
        for (int item = 0; item < 3; item++) {
            String key = tenant + "/i" + item;
            int first = item;
            assertThat(events().stream().filter(event -> event.raw().key().equals(key)))
                    .extracting(BatchIT::score)
                    .isEqualTo(
                            IntStream.range(0, lines)
                                    .filter(i -> i % 3 == first)
                                    .mapToObj(i -> 1 + i % 5)
                                    .toList());
        }
    }

    @Test
    void aBodyKnownToBeOverTheLimitIsNotRead() {
        // when
        Answer answer = producer.submitAll(BodyPublishers.ofByteArray(new byte[(8 << 20) + 1]));

        // then
        TOO_LARGE.assertIs(answer);
        assertThat(events()).isEmpty();
    }

    @Test
    void aBodyThatTurnsOutToBeOverTheLimitSaysWhatIsRecorded() {
        // given
        byte[] line = (line("i", 1, "") + "\n").getBytes(UTF_8);
        byte[] blanks = "\n".repeat(1 << 20).getBytes(UTF_8);

        // when
        Answer answer =
                producer.submitAll(
                        streamed(
                                Stream.concat(
                                        Stream.of(line), Collections.nCopies(9, blanks).stream())));

        // then
        TOO_LARGE.assertIs(answer);
        assertThat(answer.text("detail")).endsWith("; the 1 good lines before are recorded");
        assertThat(events()).hasSize(1);
    }

    @Test
    void onlyTheFirstThousandRejectedLinesAreListed() {
        // when
        Answer answer = producer.submitAll(BodyPublishers.ofString("{}\n".repeat(2_500)));

        // then
        assertOutcome(answer, 0, 2_500);
        assertThat(answer.body().get("rejected").size()).isEqualTo(1_000);
    }

    @Test
    void anEmptyBodyIsABatchOfNothing() {
        // when
        Answer answer = producer.submitAll(BodyPublishers.noBody());

        // then
        assertOutcome(answer, 0, 0);
    }

    private static void assertOutcome(Answer answer, long accepted, long rejected) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        assertThat(answer.body().get("accepted").asLong()).isEqualTo(accepted);
        assertThat(answer.body().get("rejected_count").asLong()).isEqualTo(rejected);
        assertThat(answer.text("position")).isNotEmpty();
    }

    private static String rejected(int line, String type, String detail) {
        return "{\"line\":%d,\"type\":\"urn:starledger:problem:%s\",\"detail\":\"%s\"}"
                .formatted(line, type, detail);
    }

    private List<Integer> scores() {
        return events().stream().map(BatchIT::score).toList();
    }

    private List<Entry<RatingEvent>> events() {
        return TopicContent.of(Topics.RATING_EVENTS, tenant);
    }

    private static int score(Entry<RatingEvent> event) {
        return ((RatingSubmitted) event.value().getFact()).getScore();
    }

    /** Of a length nobody announces. */
    private static BodyPublisher streamed(Stream<byte[]> parts) {
        List<InputStream> streams = parts.<InputStream>map(ByteArrayInputStream::new).toList();
        return BodyPublishers.ofInputStream(
                () -> new SequenceInputStream(Collections.enumeration(streams)));
    }

    private static String line(String item, int score, String more) {
        return "{'user_id':'u','item_id':'%s','score':%d%s}"
                .formatted(item, score, more)
                .replace('\'', '"');
    }
}
