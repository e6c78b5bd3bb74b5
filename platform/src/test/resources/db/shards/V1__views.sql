create table slots (
    first_slot integer primary key,
    last_slot integer not null
);

grant usage on schema "${flyway:defaultSchema}" to "${writer}", "${reader}";
grant select, insert on slots to "${writer}";
alter table slots enable row level security, force row level security;
create policy writer_keeps_its_slots on slots to "${writer}" using (true) with check (true);
