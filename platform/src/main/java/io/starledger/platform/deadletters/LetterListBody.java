package io.starledger.platform.deadletters;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.starledger.platform.paging.Cursor;
import io.starledger.platform.paging.Page;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Dead letters, by cause and by tenant, and a page of them. */
@Schema(name = "DeadLetterList")
record LetterListBody(
        @Schema(description = "How many are selected") long open,
        @Schema(description = "Whether there are no more than the service holds") boolean complete,
        @Schema(description = "The 100 most frequent") List<CauseBody> causes,
        @Schema(description = "The 100 with the most letters") List<TenantBody> tenants,
        @Schema(description = "Those seen last first") List<ListedLetter> letters,
        @Schema(description = "Where the next page begins; null on the last")
                @Nullable String nextCursor) {
    private static final int MOST_GROUPS = 100;

    /** Letters of one topic that failed in the same way at the same place. */
    @Schema(name = "DeadLetterCause")
    record CauseBody(
            @Schema(example = "3f2a90b1c4d5e6f7") String cause,
            String topic,
            String exception,
            @Schema(description = "Of one of them") String message,
            long letters,
            Instant firstSeenAt,
            Instant lastSeenAt) {

        static CauseBody of(List<Letter> group) {
            Letter newest = group.stream().max(comparing(Letter::lastSeen)).orElseThrow();
            Letter oldest = group.stream().min(comparing(Letter::firstSeen)).orElseThrow();
            return new CauseBody(
                    newest.cause().hash(),
                    newest.origin().topic(),
                    newest.cause().exception(),
                    newest.cause().message(),
                    group.size(),
                    oldest.firstSeen(),
                    newest.lastSeen());
        }
    }

    /** How many letters a tenant has. */
    @Schema(name = "DeadLetterTenant")
    record TenantBody(UUID tenantId, long letters) {}

    /** One letter in short. */
    @Schema(name = "DeadLetter")
    record ListedLetter(
            String topic,
            int partition,
            long offset,
            String cause,
            String exception,
            @Schema(description = "Its beginning") String message,
            @Schema(description = "Null if the key does not tell") @Nullable UUID tenantId,
            Instant firstSeenAt,
            Instant lastSeenAt,
            long tried,
            @Schema(description = "The consumer groups that could not go on with it")
                    Set<String> readers) {

        static ListedLetter of(Letter letter) {
            return new ListedLetter(
                    letter.origin().topic(),
                    letter.origin().partition(),
                    letter.origin().offset(),
                    letter.cause().hash(),
                    letter.cause().exception(),
                    letter.cause().message(),
                    letter.tenant() == null ? null : letter.tenant().value(),
                    letter.firstSeen(),
                    letter.lastSeen(),
                    letter.tried(),
                    letter.readers());
        }
    }

    static LetterListBody of(List<Letter> selected, boolean complete, Page<Letter> page) {
        return new LetterListBody(
                selected.size(),
                complete,
                causes(selected),
                tenants(selected),
                page.rows().stream().map(ListedLetter::of).toList(),
                token(page.next()));
    }

    private static @Nullable String token(@Nullable Cursor next) {
        return next == null ? null : next.token();
    }

    private static List<CauseBody> causes(List<Letter> selected) {
        return selected.stream()
                .collect(groupingBy(it -> it.origin().topic() + "/" + it.cause().hash()))
                .values()
                .stream()
                .map(CauseBody::of)
                .sorted(comparing(CauseBody::letters).reversed().thenComparing(CauseBody::cause))
                .limit(MOST_GROUPS)
                .toList();
    }

    private static List<TenantBody> tenants(List<Letter> selected) {
        return selected.stream()
                .map(Letter::tenant)
                .filter(Objects::nonNull)
                .collect(groupingBy(it -> it.value(), counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<UUID, Long>comparingByValue().reversed())
                .limit(MOST_GROUPS)
                .map(it -> new TenantBody(it.getKey(), it.getValue()))
                .toList();
    }
}
