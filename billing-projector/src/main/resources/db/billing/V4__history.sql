-- What was known of each tenant at any instant, and how much it had used by then. All of it is taken from logs that are kept for
-- ever, from their beginning, for which it keeps its place apart; no table that was there before is touched.

create table history_positions (like positions including all);

comment on table history_positions is 'How far the history has come; advanced in the transaction that writes it.';

create table account_history (
    tenant_id uuid not null,
    known_at timestamptz not null,
    source smallint not null check (source in (0, 1)),
    source_partition integer not null,
    source_offset bigint not null,
    fact bytea not null,
    number integer not null,
    account bytea not null,
    state bytea,
    primary key (tenant_id, known_at, source, source_offset)
);

comment on table account_history is 'What each tenant''s account was once a fact was known, a row a fact, in the order of the key; from billing.stripe-events.v1 and billing.grants.v1.';
comment on column account_history.known_at is 'received_at of an event, decided_at of a grant.';
comment on column account_history.source is 'Where the fact stands: 0 among events, 1 among grants.';
comment on column account_history.fact is 'As it stands there, like account and state in Avro''s single-object encoding.';
comment on column account_history.number is 'Of the row among its tenant''s, from 1 on; it grows as facts are learned of that stand before it.';
comment on column account_history.state is 'What is remembered for later facts, of the newest row and of each 32nd; one that comes late is folded from the row before it on.';

create table plan_changes (
    stripe_event_id text collate "C" not null,
    known_at timestamptz not null,
    told_at timestamptz not null,
    plan text not null,
    ratings_per_month bigint not null,
    ratings_per_second bigint not null,
    requests_per_minute bigint not null,
    retention_seconds bigint not null,
    primary key (stripe_event_id)
);

comment on table plan_changes is 'What the platform''s products said that plans allow, of no tenant; from billing.stripe-inbox.v1.';
comment on column plan_changes.known_at is 'received_at of the first of several deliveries.';

create table usage_sums (
    tenant_id uuid not null,
    width integer not null check (width in (86400, 3600, 1, 0)),
    since timestamptz not null,
    ratings bigint not null,
    primary key (tenant_id, width, since)
);

comment on table usage_sums is 'How many ratings each tenant had accepted; from ratings.events.v1, without repetitions.';
comment on column usage_sums.width is 'Within a day, an hour or a second (UTC), in seconds, or at the instant itself; each rating is in all four.';

create table counted_ratings (
    tenant_id uuid not null,
    source_partition integer not null,
    event_id uuid not null,
    accepted_at timestamptz not null,
    primary key (tenant_id, source_partition, event_id, accepted_at)
);

comment on table counted_ratings is 'Which ratings are in usage_sums, for as long as a repetition of them is known: 25 hours of accepted_at of their tenant and partition.';

create index counted_ratings_by_time on counted_ratings (tenant_id, source_partition, accepted_at);

grant select, insert, update on history_positions, account_history, plan_changes, usage_sums to "${writer}";
grant select, insert, delete on counted_ratings to "${writer}";
-- Not the facts: some are of the platform's own account, which no tenant is shown.
grant select (tenant_id, known_at, source, source_offset, account) on account_history to "${reader}";
grant select on plan_changes, usage_sums to "${reader}";

alter table history_positions enable row level security, force row level security;
alter table account_history enable row level security, force row level security;
alter table plan_changes enable row level security, force row level security;
alter table usage_sums enable row level security, force row level security;
alter table counted_ratings enable row level security, force row level security;

create policy writer_keeps_its_place_in_the_log on history_positions to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on account_history to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on plan_changes to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on usage_sums to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on counted_ratings to "${writer}" using (true) with check (true);

create policy reader_sees_the_tenant_it_names on account_history for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
create policy reader_sees_the_tenant_it_names on usage_sums for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);

-- What is sold is no tenant's secret; whoever names none sees nothing all the same.
create policy whoever_names_a_tenant_sees_what_is_sold on plan_changes for select to "${reader}"
    using (nullif(current_setting('starledger.tenant_id', true), '') is not null);
