-- Every event of ratings.events.v1 as it was accepted: what became of a rating is derived from its user's and item's.

create table facts (
    tenant_id uuid not null,
    item_id text collate "C" not null,
    user_id text collate "C" not null,
    event_id uuid not null,
    kind text not null check (kind in ('submitted', 'retracted', 'hidden', 'shown')),
    accepted_at timestamptz not null,
    rated_at timestamptz,
    score smallint,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id, item_id, user_id, source_offset)
);

comment on table facts is 'What happened to ratings, in the order of the log; from ratings.events.v1. An event that came twice stands here twice.';
comment on column facts.event_id is 'Of a submission the rating_id.';
comment on column facts.rated_at is 'Null, like score, unless submitted.';

create index facts_by_rating on facts (tenant_id, event_id) where kind = 'submitted';

grant select, insert, update on facts to "${writer}";
grant select on facts to "${reader}";
alter table facts enable row level security, force row level security;
create policy writer_folds_the_log_of_all_tenants on facts to "${writer}" using (true) with check (true);
create policy reader_sees_the_tenant_it_names on facts for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
