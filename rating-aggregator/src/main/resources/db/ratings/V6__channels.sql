-- Where a user rated, in the tenant's words.

alter table ratings add column channel text;

comment on column ratings.channel is 'Of the rating in force; null if not said.';
