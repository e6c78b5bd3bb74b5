package io.starledger.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.starledger.embedded.PartName;
import io.starledger.embedded.Stack;
import io.starledger.embedded.StackUser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Every gap in what holds tenants apart is found, one at a time. */
final class PostgresCatalogueIT {
    private static final String TENANT =
            "nullif(current_setting('starledger.tenant_id', true), '')::uuid";

    private final Stack stack =
            SharedStack.with(PartName.KAFKA, PartName.REGISTRY, PartName.POSTGRES, PartName.REDIS);
    private final StackUser owner = new StackUser(stack.addresses());
    private final PostgresCatalogue catalogue = new PostgresCatalogue(stack.addresses().postgres());

    @AfterEach
    void dropAll() throws Exception {
        owner.execute("drop schema if exists apart cascade");
    }

    @Test
    void whatHoldsTenantsApartHasNoGap() throws Exception {
        // when
        holdTenantsApart();

        // then
        assertThat(gaps()).isEmpty();
        assertThat(catalogue.tables("apart")).containsExactly("facts");
        assertThat(catalogue.tablesThatReadersMayRead()).containsExactly("apart.facts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    alter table apart.facts no force row level security           | no forced row-level security: apart.facts
                    alter table apart.facts disable row level security            | no forced row-level security: apart.facts
                    create unique index by_id on apart.facts (id)                 | a key that does not begin with the tenant: apart.by_id
                    create view apart.seen as select * from apart.facts           | a view: apart.seen
                    grant truncate on apart.facts to starledger_writer            | others may truncate: apart.facts
                    grant delete on apart.facts to starledger_reader              | readers may change: apart.facts
                    create policy all_of_it on apart.facts using (true)           | readers see more than their tenant: apart.facts
                    """)
    void whatOpensOneIsToldWithItsName(String statement, String gap) throws Exception {
        // given
        holdTenantsApart();

        // when
        owner.execute(statement);

        // then
        assertThat(gaps()).containsExactly(gap);
    }

    /** Of this test's schema; others leave tables of their own. */
    private List<String> gaps() {
        return catalogue.gaps().stream().filter(gap -> gap.contains("apart.")).toList();
    }

    private void holdTenantsApart() throws Exception {
        owner.execute("create schema apart");
        owner.execute(
                "create table apart.facts (tenant_id uuid, id text, primary key (tenant_id, id))");
        owner.execute("alter table apart.facts enable row level security");
        owner.execute("alter table apart.facts force row level security");
        owner.execute(
                "create policy own on apart.facts to starledger_reader using (tenant_id = "
                        + TENANT
                        + ")");
        owner.execute("grant usage on schema apart to starledger_writer, starledger_reader");
        owner.execute("grant select on apart.facts to starledger_reader");
    }
}
