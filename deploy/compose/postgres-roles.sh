#!/bin/sh
# Makes the database and the three roles that services log in with, when the volume is new. None is a superuser, and the two
# that read and write own nothing, so row-level security holds them.
set -eu
psql --username "${POSTGRES_USER:-postgres}" --set ON_ERROR_STOP=1 \
  --set migration="$MIGRATION_PASSWORD" --set writing="$WRITING_PASSWORD" --set reading="$READING_PASSWORD" <<'SQL'
create role starledger login password :'migration';
create role starledger_writer login password :'writing';
create role starledger_reader login password :'reading';
create database starledger owner starledger;
revoke all on database starledger from public;
grant connect on database starledger to starledger_writer, starledger_reader;
SQL
