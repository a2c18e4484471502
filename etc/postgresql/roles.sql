-- The three roles of an installation and its database. Run once as a superuser:
--   sudo -u postgres psql -v owner="'…'" -v web="'…'" -v worker="'…'" -f etc/postgresql/roles.sql
-- The owner makes and changes tables (migrate, backup, restore), the web serves and owns nothing, the worker claims
-- events, jobs and timers. migrate gives the rights and puts up the fences between units.
\set ON_ERROR_STOP on
create role eduabp_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :owner;
create role eduabp_web login nosuperuser nocreatedb nocreaterole nobypassrls password :web;
create role eduabp_worker login nosuperuser nocreatedb nocreaterole nobypassrls password :worker;
create database eduabp owner eduabp_owner encoding 'UTF8' locale 'C.UTF-8' template template0;
revoke connect on database eduabp from public;
grant connect on database eduabp to eduabp_web, eduabp_worker;
\connect eduabp
create extension if not exists unaccent;
create extension if not exists btree_gin;
create extension if not exists pg_trgm;
