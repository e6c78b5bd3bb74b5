-- Views of billing. Every row is made of topics and can be made again.

create table accounts (
    tenant_id uuid not null,
    account jsonb not null,
    revision bigint not null,
    updated_at timestamptz,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id)
);

comment on table accounts is 'What each tenant has bought and how it stands towards it; from billing.accounts.v1.';
comment on column accounts.account is 'As a step function of time: who reads it evaluates it at their now.';
comment on column accounts.source_offset is 'Position in billing.stripe-events.v1, -1 before the first; of two rows at one position that with the greater revision is the newer, for grants stand elsewhere.';

create table usage (
    tenant_id uuid not null,
    periods jsonb not null,
    counted jsonb not null,
    revision bigint not null,
    updated_at timestamptz,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id)
);

comment on table usage is 'How many ratings each tenant had accepted, by billing period; from billing.usage.v1.';
comment on column usage.counted is 'Up to where each partition of ratings.events.v1 is counted: offsets by partition.';
comment on column usage.source_offset is 'Position in billing.usage.v1, in which a tenant has one partition and revisions do not fall.';

create table quotas (
    tenant_id uuid not null,
    quota jsonb not null,
    account_revision bigint not null,
    revision bigint not null,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id)
);

comment on table quotas is 'What each tenant may do and how much of it is used; from billing.quotas.v1.';
comment on column quotas.quota is 'As a step function of time: who reads it evaluates it at their now.';
comment on column quotas.source_offset is 'Position in billing.quotas.v1, in which a tenant has one partition and revisions do not fall.';

create table stripe_events (
    tenant_id uuid not null,
    event_id uuid not null,
    stripe_event_id text not null,
    type text not null,
    account text not null,
    customer text,
    api_version text,
    livemode boolean not null,
    decides boolean not null,
    created_at timestamptz not null,
    received_at timestamptz not null,
    payload text not null,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id, event_id)
);

comment on table stripe_events is 'What Stripe said of a tenant''s customers and what came to a tenant''s own endpoint; from billing.stripe-events.v1.';
comment on column stripe_events.received_at is 'Of the newest of several deliveries.';

create index stripe_events_newest_first on stripe_events (tenant_id, received_at, event_id);

create table customers (
    tenant_id uuid not null,
    account text collate "C" not null,
    customer text collate "C" not null,
    linked_by text not null,
    reference text,
    linked_at timestamptz not null,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (tenant_id, account, customer)
);

comment on table customers is 'Which Stripe customers are whose; from billing.customers.v1. A customer is no two tenants'', whatever shards they are on.';

-- Not unique: nothing one tenant does may tell it of another.
create index customers_by_customer on customers (account, customer);

create table positions (
    topic text not null,
    partition integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

comment on table positions is 'How far the views have come; advanced in the transaction that writes them.';

create table slots (
    first_slot integer primary key,
    last_slot integer not null
);

comment on table slots is 'Of all tenants'' slots those this database is written with, first and last included.';
