package io.starledger.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.starledger.ingest.reading.Slice;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class LineSplitterTest {
    private static final int MAX_LINE = 50;

    @Test
    void linesEndWithLfOrCrlfOrTheStream() {
        // when
        List<String> told = whole("a\nb\r\n\r\n \t \nc\rd\ne");

        // then
        assertThat(told).containsExactly("1 a", "2 b", "5 c\rd", "6 e");
    }

    @Test
    void aByteOrderMarkIsPassedOverAtTheStartOnly() {
        // when
        List<String> told = whole("\uFEFFa\n\uFEFFb");

        // then
        assertThat(told).containsExactly("1 a", "2 \uFEFFb");
    }

    @Test
    void aLineOverTheLimitIsToldByNumberAndTheNextOneIsGood() {
        // given
        String longest = "x".repeat(MAX_LINE);

        // when
        List<String> told =
                whole(longest + "\n" + longest + "\r\n" + longest + "x\n" + longest + "x\r\ny\n");

        // then
        assertThat(told).containsExactly("1 " + longest, "2 " + longest, "3 !", "4 !", "5 y");
    }

    @Test
    void aVeryLongLastLineWithoutEndIsTold() {
        // when
        List<String> told = whole("a\n" + "x".repeat(2 << 20));

        // then
        assertThat(told).containsExactly("1 a", "2 !");
    }

    @Test
    void nothingIsNoLine() {
        // when
        List<String> told = whole("");

        // then
        assertThat(told).isEmpty();
    }

    @Test
    void anySplitOfTheBytesGivesTheSameLines() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            // given
            String text = randomText(random);

            // when
            List<String> told = inParts(text.getBytes(UTF_8), random);

            // then
            assertThat(told).as("seed %d, round %d", seed, round).isEqualTo(byHand(text));
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
        int lines = random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            int length =
                    switch (random.nextInt(6)) {
                        case 0 -> 0;
                        case 1 -> MAX_LINE + random.nextInt(-2, 3);
                        case 2 -> random.nextInt(40_000);
                        default -> random.nextInt(MAX_LINE);
                    };
            text.append(String.valueOf((char) ('a' + random.nextInt(26))).repeat(length));
            if (i < lines - 1 || random.nextBoolean()) {
                text.append(random.nextBoolean() ? "\n" : "\r\n");
            }
        }
        return text.toString();
    }

    /** What the splitter should tell, in the plainest way there is. */
    private static List<String> byHand(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String[] lines = body.split("\r?\n", -1);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                told.add((i + 1) + " " + (lines[i].length() > MAX_LINE ? "!" : lines[i]));
            }
        }
        return told;
    }

    private static List<String> whole(String text) {
        Told told = new Told();
        LineSplitter splitter = new LineSplitter(MAX_LINE, told);
        splitter.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
        splitter.end();
        return told.lines;
    }

    private static List<String> inParts(byte[] bytes, Random random) {
        Told told = new Told();
        LineSplitter splitter = new LineSplitter(MAX_LINE, told);
        int longestPart = 1 + random.nextInt(1 << random.nextInt(1, 16));
        for (int start = 0; start < bytes.length; ) {
            int length = Math.min(1 + random.nextInt(longestPart), bytes.length - start);
            splitter.write(ByteBuffer.wrap(bytes, start, length));
            start += length;
        }
        splitter.end();
        return told.lines;
    }

    private static final class Told implements LineSplitter.Lines {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void line(long number, Slice line) {
            lines.add(number + " " + line.text());
        }

        @Override
        public void tooLong(long number) {
            lines.add(number + " !");
        }
    }
}
