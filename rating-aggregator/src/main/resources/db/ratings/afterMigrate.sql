-- Whatever the schema is called: V2 names that of the first generation.
grant usage on schema "${flyway:defaultSchema}" to "${writer}", "${reader}";
