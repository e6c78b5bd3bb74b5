create table usage_hours (
    tenant_id uuid not null,
    hour_at timestamptz not null,
    ratings bigint not null,
    counted jsonb not null,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id, hour_at)
);

comment on table usage_hours is 'How many ratings each tenant had accepted, by hour (UTC); an hour without any has no row; from billing.usage-hours.v1.';
comment on column usage_hours.counted is 'Up to where each partition of ratings.events.v1 is counted: offsets by partition.';
comment on column usage_hours.source_offset is 'Position in billing.usage-hours.v1, in which an hour has one partition and its ratings do not fall.';

grant select, insert, update on usage_hours to "${writer}";
grant select on usage_hours to "${reader}";

alter table usage_hours enable row level security, force row level security;

create policy writer_folds_the_log_of_all_tenants on usage_hours to "${writer}" using (true) with check (true);
create policy reader_sees_the_tenant_it_names on usage_hours for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
