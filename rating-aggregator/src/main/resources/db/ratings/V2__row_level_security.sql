-- Tenants are kept apart by the database itself. The owner of these tables is held by their policies too, and has none.

grant usage on schema ratings to "${writer}", "${reader}";
grant select, insert, update, delete on items, ratings, comments to "${writer}";
grant select, insert, update on positions to "${writer}";
grant select on items, ratings, comments to "${reader}";

alter table items enable row level security, force row level security;
alter table ratings enable row level security, force row level security;
alter table comments enable row level security, force row level security;
alter table positions enable row level security, force row level security;

create policy writer_folds_the_log_of_all_tenants on items to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on ratings to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on comments to "${writer}" using (true) with check (true);
create policy writer_keeps_its_place_in_the_log on positions to "${writer}" using (true) with check (true);

-- Outside a transaction that names a tenant the setting is null or, after one that did, empty: no row is seen.
create policy reader_sees_the_tenant_it_names on items for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
create policy reader_sees_the_tenant_it_names on ratings for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
create policy reader_sees_the_tenant_it_names on comments for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
