-- What of each row must be the same in every generation, however and whenever it was written: its key and what it says, and
-- neither its revision nor its position. As JSON, with instants in UTC, so that no setting of a session shows in it.

create view digested_items with (security_invoker = true) as
select tenant_id, source_partition, source_offset,
    json_build_array(item_id)::text as key,
    json_build_object(
        'item_id', item_id,
        'counts', json_build_array(count_1, count_2, count_3, count_4, count_5),
        'rating_count', rating_count,
        'mean', mean,
        'bayesian_mean', bayesian_mean,
        'wilson_lower_bound', wilson_lower_bound,
        'updated_at', updated_at at time zone 'UTC')::text as value
from items;

create view digested_ratings with (security_invoker = true) as
select r.tenant_id, r.source_partition, r.source_offset,
    json_build_array(r.item_id, r.user_id)::text as key,
    json_build_object(
        'item_id', r.item_id,
        'user_id', r.user_id,
        'rating_id', r.rating_id,
        'score', r.score,
        'rated_at', r.rated_at at time zone 'UTC',
        'accepted_at', r.accepted_at at time zone 'UTC',
        'channel', r.channel,
        'comment', c.text,
        'comment_hash', encode(r.comment_hash, 'hex'),
        'retracted_at', r.retracted_at at time zone 'UTC',
        'hidden', r.hidden)::text as value
from ratings r left join comments c using (tenant_id, item_id, user_id, rating_id);

-- An event that came twice tells once: of one that was set aside and asked for again a rebuild finds both.
create view digested_facts with (security_invoker = true) as
select tenant_id, source_partition, min(source_offset) as source_offset,
    json_build_array(item_id, user_id, event_id, accepted_at at time zone 'UTC')::text as key,
    json_build_object(
        'item_id', item_id,
        'user_id', user_id,
        'event_id', event_id,
        'kind', kind,
        'accepted_at', accepted_at at time zone 'UTC',
        'rated_at', rated_at at time zone 'UTC',
        'score', score)::text as value
from facts
group by tenant_id, source_partition, item_id, user_id, event_id, kind, accepted_at, rated_at, score;

-- Where the log stands with a user and item is in seen_facts. A submission is told by its id: one that was set aside
-- and asked for again stands at one place of the log before a rebuild and at another after it.
create view digested_standings with (security_invoker = true) as
select s.tenant_id, f.source_partition, f.source_offset,
    json_build_array(s.item_id, s.user_id, s.since at time zone 'UTC')::text as key,
    json_build_object(
        'item_id', s.item_id,
        'user_id', s.user_id,
        'since', s.since at time zone 'UTC',
        'bounds', s.bounds,
        'rating_id', r.event_id,
        'score', s.score,
        'hidden', s.hidden,
        'counted', s.counted,
        'counted_before', s.counted_before)::text as value
from standings s
    join seen_facts f using (tenant_id, item_id, user_id)
    left join facts r on r.tenant_id = s.tenant_id and r.item_id = s.item_id and r.user_id = s.user_id
        and r.source_offset = s.rating_offset;

-- Changes that end in no change leave a row or none, as batches fall.
create view digested_changes with (security_invoker = true) as
select c.tenant_id, f.source_partition, f.source_offset,
    json_build_array(c.item_id, c.width, c.since at time zone 'UTC')::text as key,
    json_build_object(
        'item_id', c.item_id,
        'width', c.width,
        'since', c.since at time zone 'UTC',
        'counts', json_build_array(c.count_1, c.count_2, c.count_3, c.count_4, c.count_5))::text as value
from changes c join (
    select tenant_id, item_id, min(source_partition) as source_partition, max(source_offset) as source_offset
    from seen_facts group by tenant_id, item_id) f using (tenant_id, item_id)
where (c.count_1, c.count_2, c.count_3, c.count_4, c.count_5) <> (0, 0, 0, 0, 0);

create table digests (
    view text not null,
    source_partition integer not null,
    source_offset bigint not null,
    tenant_id uuid not null,
    row_count bigint not null,
    row_sum numeric not null,
    primary key (tenant_id, view, source_partition)
);

comment on table digests is 'Of the rows of each view, tenant and partition when they stood at the last checkpoint: how many, and the sum of the first 8 bytes of the SHA-256 of each.';
comment on column digests.tenant_id is 'The nil UUID, which is no tenant, in a row that tells that the others of its view and partition are there.';

grant select on digested_items, digested_ratings, digested_facts, digested_standings, digested_changes to "${writer}";
grant select, insert, delete on digests to "${writer}";
alter table digests enable row level security, force row level security;
create policy writer_digests_the_rows_of_all_tenants on digests to "${writer}" using (true) with check (true);
