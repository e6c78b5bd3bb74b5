-- Tenants are kept apart by the database itself. The owner of these tables is held by their policies too, and has none.

grant usage on schema billing to "${writer}", "${reader}";
grant select, insert, update on accounts, usage, quotas, stripe_events to "${writer}";
grant select, insert, update, delete on customers to "${writer}";
grant select, insert, update on positions to "${writer}";
grant select, insert on slots to "${writer}";
grant select on accounts, usage, quotas, stripe_events to "${reader}";

alter table accounts enable row level security, force row level security;
alter table usage enable row level security, force row level security;
alter table quotas enable row level security, force row level security;
alter table stripe_events enable row level security, force row level security;
alter table customers enable row level security, force row level security;
alter table positions enable row level security, force row level security;
alter table slots enable row level security, force row level security;

create policy writer_folds_the_log_of_all_tenants on accounts to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on usage to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on quotas to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on stripe_events to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on customers to "${writer}" using (true) with check (true);
create policy writer_keeps_its_place_in_the_log on positions to "${writer}" using (true) with check (true);
create policy writer_keeps_its_slots on slots to "${writer}" using (true) with check (true);

-- Outside a transaction that names a tenant the setting is null or, after one that did, empty: no row is seen.
create policy reader_sees_the_tenant_it_names on accounts for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
create policy reader_sees_the_tenant_it_names on usage for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
create policy reader_sees_the_tenant_it_names on quotas for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
create policy reader_sees_the_tenant_it_names on stripe_events for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
