package io.starledger.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starledger.embedded.PartName;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackUser;

import org.junit.jupiter.api.Test;

/** What a service may expect of a stack of either kind. */
final class SharedStackIT {
    private final Stack stack =
            SharedStack.with(PartName.KAFKA, PartName.REGISTRY, PartName.POSTGRES, PartName.REDIS);
    private final StackUser user = new StackUser(stack.addresses());

    @Test
    void kafkaKeepsWhatItAcknowledged() throws Exception {
        // given
        user.createTopic("kept");

        // when
        user.produce("kept", "acknowledged");

        // then
        assertThat(user.consume("kept")).containsExactly("acknowledged");
    }

    @Test
    void theRegistryAnswersWithTheSchemaRegistered() throws Exception {
        // when
        user.registerSchema("kept-value");

        // then
        assertThat(user.schema("kept-value")).contains("\"version\":1");
    }

    @Test
    void theOwnerOfThePostgresDatabaseMakesTablesAndNoRoles() throws Exception {
        // when
        user.execute("create table kept (id integer)");

        // then
        assertThat(user.select("select current_user")).isEqualTo("starledger");
        assertThatThrownBy(() -> user.execute("create role reader"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void redisKeepsAKey() {
        // when
        user.put("kept", "written");

        // then
        assertThat(user.get("kept")).isEqualTo("written");
    }

    @Test
    void theIssuersPublicKeysAreServed() throws Exception {
        // then
        assertThat(user.publicKeys()).contains("\"crv\":\"P-256\"").doesNotContain("\"d\"");
    }

    @Test
    void everyCallGetsTheSameStack() {
        // when
        Stack again = SharedStack.with(PartName.REDIS);

        // then
        assertThat(again).isSameAs(stack);
    }
}
