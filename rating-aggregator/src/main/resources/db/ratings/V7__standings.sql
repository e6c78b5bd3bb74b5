-- What stood at any instant: of each rater as a step function of time, and of each item as sums of its changes. History is taken
-- from the log once more from its beginning, for which it keeps its place apart; what stands in facts already is left as it is.

create table history_positions (like positions including all);

comment on table history_positions is 'How far the history has come; advanced in the transaction that writes it.';

create table standings (
    tenant_id uuid not null,
    item_id text collate "C" not null,
    user_id text collate "C" not null,
    since timestamptz not null,
    bounds boolean not null,
    rating_offset bigint,
    score smallint,
    hidden boolean not null,
    counted smallint,
    counted_before smallint,
    primary key (tenant_id, item_id, user_id, since)
);

comment on table standings is 'What stands of each user''s rating of each item from an instant on, until the next of the same user and item; from ratings.events.v1.';
comment on column standings.since is 'rated_at of a submission, accepted_at of a retraction or moderation; there is a row for each, also where it changes nothing.';
comment on column standings.bounds is 'Whether a submission or retraction is dated here: what is dated before it ends here at the latest.';
comment on column standings.rating_offset is 'Of the submission that stands; null, like score, if none does.';
comment on column standings.counted is 'The score, unless hidden; counted_before is that of the row before.';

create table changes (
    tenant_id uuid not null,
    item_id text collate "C" not null,
    width integer not null check (width in (86400, 3600, 1, 0)),
    since timestamptz not null,
    count_1 integer not null,
    count_2 integer not null,
    count_3 integer not null,
    count_4 integer not null,
    count_5 integer not null,
    primary key (tenant_id, item_id, width, since)
);

comment on table changes is 'By how much an item''s counts change: the sums of what standings that begin there count more than those before them.';
comment on column changes.width is 'Within a day, an hour or a second (UTC), in seconds, or at the instant itself; each change is in all four.';

create table seen_facts (
    tenant_id uuid not null,
    item_id text collate "C" not null,
    user_id text collate "C" not null,
    seen bytea not null,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id, item_id, user_id)
);

comment on table seen_facts is 'Which events of a user and item are known, so that one that comes twice stands once; as the topology remembers them.';
comment on column seen_facts.seen is 'Of each, the oldest first, its id and accepted_at in ms, of 16 and 8 bytes.';
comment on column seen_facts.source_offset is 'Position of the last event of the user and item that is in standings.';

-- It has what is in facts, but not yet in standings.
alter table watermarks no force row level security;
delete from watermarks where view = 'history';
alter table watermarks force row level security;

grant select, insert, update on history_positions, standings, changes, seen_facts to "${writer}";
grant select on standings, changes to "${reader}";

alter table history_positions enable row level security, force row level security;
alter table standings enable row level security, force row level security;
alter table changes enable row level security, force row level security;
alter table seen_facts enable row level security, force row level security;

create policy writer_keeps_its_place_in_the_log on history_positions to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on standings to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on changes to "${writer}" using (true) with check (true);
create policy writer_folds_the_log_of_all_tenants on seen_facts to "${writer}" using (true) with check (true);

create policy reader_sees_the_tenant_it_names on standings for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
create policy reader_sees_the_tenant_it_names on changes for select to "${reader}"
    using (tenant_id = nullif(current_setting('starledger.tenant_id', true), '')::uuid);
