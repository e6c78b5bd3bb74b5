-- Views of ratings. Every row is made of topics and can be made again; offsets are positions in ratings.events.v1.

create table items (
    tenant_id uuid not null,
    item_id text collate "C" not null,
    count_1 bigint not null,
    count_2 bigint not null,
    count_3 bigint not null,
    count_4 bigint not null,
    count_5 bigint not null,
    rating_count bigint not null,
    mean double precision,
    bayesian_mean double precision,
    wilson_lower_bound double precision,
    revision bigint not null,
    updated_at timestamptz,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id, item_id)
);

comment on table items is 'The histogram of each item and what derives from it; from ratings.items.v1.';
comment on column items.mean is 'Null, like the two after it, while rating_count is 0.';

-- One index for each order of the ranking; an item without ratings is in none.
create index items_by_count on items (tenant_id, rating_count, item_id) where rating_count > 0;
create index items_by_mean on items (tenant_id, mean, item_id) where rating_count > 0;
create index items_by_bayesian on items (tenant_id, bayesian_mean, item_id) where rating_count > 0;
create index items_by_wilson on items (tenant_id, wilson_lower_bound, item_id) where rating_count > 0;
create index items_by_updated on items (tenant_id, updated_at, item_id) where rating_count > 0;

create table ratings (
    tenant_id uuid not null,
    item_id text collate "C" not null,
    user_id text collate "C" not null,
    rating_id uuid,
    score smallint,
    rated_at timestamptz,
    accepted_at timestamptz,
    comment_hash bytea,
    retracted_at timestamptz,
    hidden boolean not null,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id, item_id, user_id)
);

comment on table ratings is 'What stands of each user''s rating of each item; from ratings.current.v1.';
comment on column ratings.rating_id is 'Null, like the four after it, when retracted or never submitted.';

create index ratings_newest_first on ratings (tenant_id, item_id, rated_at, user_id)
    where rating_id is not null and not hidden;

create table comments (
    tenant_id uuid not null,
    item_id text collate "C" not null,
    user_id text collate "C" not null,
    rating_id uuid not null,
    text text not null,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id, item_id, user_id, rating_id)
);

comment on table comments is 'The comments'' texts, by submission; from ratings.comments.v1. A tombstone deletes its row.';
comment on column comments.source_offset is 'Position in ratings.comments.v1.';

create table positions (
    topic text not null,
    partition integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

comment on table positions is 'How far the views have come; advanced in the transaction that writes them.';
