-- How far each view has come in ratings.events.v1, for readers who wait until it has what they wrote.

create table watermarks (
    view text not null,
    source_partition integer not null,
    source_offset bigint not null,
    primary key (view, source_partition)
);

comment on table watermarks is 'The last event of each partition that is in a view; advanced in the transaction that writes it.';

-- What was written before tells it itself: a row's position is one that its view has reached.
alter table items no force row level security;
alter table ratings no force row level security;
insert into watermarks select 'items', source_partition, max(source_offset) from items group by source_partition;
insert into watermarks select 'ratings', source_partition, max(source_offset) from ratings group by source_partition;
alter table items force row level security;
alter table ratings force row level security;

grant select, insert, update on watermarks to "${writer}";
grant select on watermarks to "${reader}";
alter table watermarks enable row level security, force row level security;
create policy writer_tells_how_far_it_came on watermarks to "${writer}" using (true) with check (true);

-- Of no tenant: whoever asks for some tenant's rows may know how old they are.
create policy reader_that_names_a_tenant_sees_them on watermarks for select to "${reader}"
    using (nullif(current_setting('starledger.tenant_id', true), '') is not null);
