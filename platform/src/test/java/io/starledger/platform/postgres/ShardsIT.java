package io.starledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Readable;
import io.starledger.embedded.PostgresAddress;
import io.starledger.platform.RealParts;
import io.starledger.platform.postgres.ShardSettings.Address;
import io.starledger.platform.postgres.TenantReads.Query;
import io.starledger.schemas.ids.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

class ShardsIT {
    private static final int NOBODY = 1;
    private static final Query ONE =
            new Query(new TenantId(UUID.randomUUID()), "select 1 as one", List.of());

    @Test
    void aShardIsReadFromWhenItIsOpen() throws Exception {
        try (Shards shards = shards(port(), null)) {
            // given
            TenantReads reads = new TenantReads(shards);
            assertThatThrownBy(() -> read(reads)).isInstanceOf(TransientDataAccessException.class);

            // when
            shards.open();

            // then
            assertThat(read(reads)).containsExactly(1);
            assertThat(list(reads)).containsExactly(1);
        }
    }

    @Test
    void aShardThatIsAwayIsNoReasonNotToStart() throws Exception {
        try (Shards shards = shards(NOBODY, null)) {
            // when
            shards.open();

            // then
            assertThatThrownBy(() -> shards.all().iterator().next().connect())
                    .rootCause()
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void aReadOnlyAddressThatIsAwayTakesListsAlone() throws SQLException {
        try (Shards shards = shards(port(), new Address("localhost", NOBODY))) {
            // given
            TenantReads reads = new TenantReads(shards);

            // when
            shards.open();

            // then
            assertThat(read(reads)).containsExactly(1);
            assertThatThrownBy(() -> list(reads)).rootCause().hasMessageContaining("refused");
        }
    }

    @Test
    void aConnectionBeginsOutsideOfTransactions() throws SQLException {
        try (Shards shards = shards(port(), null)) {
            // given
            shards.open();
            Shard shard = shards.all().iterator().next();

            // when
            try (Connection one = shard.connect();
                    Connection other = shard.connect()) {
                one.setReadOnly(true);
                other.setReadOnly(true);

                // then
                assertThat(one.isReadOnly()).isTrue();
                assertThat(other.isReadOnly()).isTrue();
            }
        }
    }

    private static List<Integer> read(TenantReads reads) {
        return Objects.requireNonNull(reads.read(ONE, ShardsIT::one).block());
    }

    private static List<Integer> list(TenantReads reads) {
        return Objects.requireNonNull(reads.list(ONE, ShardsIT::one).block());
    }

    private static Integer one(Readable row) {
        return Objects.requireNonNull(row.get("one", Integer.class));
    }

    private static Shards shards(int port, @Nullable Address readOnly) {
        ShardSettings alone =
                new ShardSettings("main", "localhost", port, PostgresAddress.DATABASE, readOnly);
        PostgresSettings settings =
                new PostgresSettings(
                        List.of(alone),
                        Map.of(),
                        login(PostgresAddress.OWNER),
                        login(PostgresAddress.WRITER),
                        login(PostgresAddress.READER),
                        2,
                        2,
                        Duration.ofSeconds(20));
        return new Shards(settings, new ViewSchema("shards", "shards", settings.slotTable()));
    }

    private static Login login(String role) {
        return new Login(role, PostgresAddress.PASSWORD);
    }

    private static int port() {
        return RealParts.stack().addresses().postgres().port();
    }
}
