package io.starledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.schemas.ids.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class PostgresSettingsTest {
    private static final Map<String, String> ROLES =
            Map.of(
                    "migration.username", "owner",
                    "writing.username", "writer",
                    "reading.username", "reader");
    private static final Map<String, String> TWO =
            Map.of(
                    "shards[0].name", "a",
                    "shards[1].name", "b",
                    "shards[1].host", "other");

    @Test
    void aShardThatIsAloneHasAllSlots() {
        // when
        PostgresSettings settings = bind(Map.of());

        // then
        assertThat(settings.shards()).containsExactly(ShardSettings.ALONE);
        assertThat(settings.slotTable().rangesOf("main")).containsExactly(SlotRange.ALL);
    }

    @Test
    void aShardMayBeMovedWithoutBeingNamed() {
        // when
        PostgresSettings settings = bind(Map.of("shards[0].host", "db", "shards[0].port", "5432"));

        // then
        assertThat(settings.shards())
                .containsExactly(new ShardSettings("main", "db", 5432, "starledger", null));
    }

    @Test
    void eachTenantBelongsToTheShardThatHasItsSlot() {
        // given
        PostgresSettings settings = bind(TWO, "slots.a", "0-99,200", "slots.b", "100-199,201-1023");
        SlotTable slots = settings.slotTable();

        // then
        assertThat(slots.rangesOf("a"))
                .isEqualTo(List.of(new SlotRange(0, 99), new SlotRange(200, 200)));
        assertThat(slots.rangesOf("b"))
                .isEqualTo(List.of(new SlotRange(100, 199), new SlotRange(201, 1023)));
        for (int i = 0; i < 1_000; i++) {
            TenantId tenant = new TenantId(UUID.randomUUID());
            boolean isInA = SlotRange.contain(slots.rangesOf("a"), TenantSlot.of(tenant));
            assertThat(slots.shardOf(tenant)).isEqualTo(isInA ? "a" : "b");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0-511  | 513-1023 | expected each slot to belong to a shard but 512 belongs to"
                        + " none",
                "0-511  | 511-1023 | expected each slot to belong to one shard but 511 belongs to",
                "0-511  | 512-1024 | expected a range of the slots 0-1023 but was 512-1024",
                "511-0  | 512-1023 | expected a range of the slots 0-1023 but was 511-0",
                "0..511 | 512-1023 | expected slots like 0-511 but was '0..511'"
            })
    void aSlotThatIsNotSomebodysAloneIsRefused(String a, String b, String message) {
        assertThatThrownBy(() -> bind(TWO, "slots.a", a, "slots.b", b))
                .rootCause()
                .hasMessageContaining(message);
    }

    @Test
    void shardsWithoutSlotsAreRefused() {
        assertThatThrownBy(() -> bind(TWO))
                .rootCause()
                .hasMessageContaining("but 0 belongs to none");
    }

    @Test
    void slotsOfAnUnknownShardAreRefused() {
        assertThatThrownBy(() -> bind(TWO, "slots.a", "0-511", "slots.c", "512-1023"))
                .rootCause()
                .hasMessage("expected slots of the shards [a, b] but was c");
    }

    @Test
    void twoShardsOfOneNameOrOneDatabaseAreRefused() {
        assertThatThrownBy(() -> bind(Map.of("shards[0].host", "x", "shards[1].host", "y")))
                .rootCause()
                .hasMessage("expected each shard to have a name of its own but two have main");
        assertThatThrownBy(() -> bind(Map.of("shards[0].name", "a", "shards[1].name", "b")))
                .rootCause()
                .hasMessageContaining("expected each shard to have a database of its own but two");
    }

    private static PostgresSettings bind(Map<String, String> properties, String... more) {
        Map<String, String> all = new HashMap<>(ROLES);
        all.putAll(properties);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        Map<String, String> prefixed = new HashMap<>();
        all.forEach((key, value) -> prefixed.put("starledger.postgres." + key, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bind("starledger.postgres", PostgresSettings.class)
                .get();
    }
}
