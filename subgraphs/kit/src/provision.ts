import pg from "pg";
import { passwordOfRole } from "./secrets.js";

const EXTENSIONS = ["ltree", "pg_trgm", "btree_gist", "unaccent", "pgcrypto"];

/** Two starts at once must not make the same role twice. Any number will do, so long as nobody else uses it. */
const LOCK = 743_201;

/**
 * Makes what every part needs in an empty database: extensions, and a namespace with two roles for each name.
 * `name` signs in and owns nothing; `name_owner` owns the tables. Repeating it changes nothing but the passwords.
 */
export async function provision(
  databaseUrl: string,
  secret: string,
  names: readonly string[],
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query("begin");
    for (const sql of [
      ...foundation(secret),
      ...names.flatMap((name) => namespaceOf(name, secret)),
      ...newsroom(secret),
      ...door(secret),
    ]) {
      await client.query(sql);
    }
    await client.query("commit");
  } finally {
    await client.end();
  }
}

function foundation(secret: string): string[] {
  return [
    `create schema if not exists extensions`,
    ...EXTENSIONS.map((name) => `create extension if not exists ${name} schema extensions`),
    ...role("angel_reader", "nologin"),
    `create schema if not exists published`,
    `grant usage on schema published, extensions to angel_reader`,
    ...signingRole("events", secret),
    `create schema if not exists events authorization events`,
    `create table if not exists events.outbox (
       id uuid primary key default uuidv7(),
       position bigint unique,
       name text not null,
       payload jsonb not null,
       occurred_at timestamptz not null default now()
     )`,
    `create index if not exists outbox_untold on events.outbox (id) where position is null`,
    `create index if not exists outbox_by_name on events.outbox (name, position)`,
    `create sequence if not exists events.position owned by events.outbox.position`,
    `create table if not exists events.inbox (
       hearer text primary key,
       position bigint not null default 0
     )`,
    `create table if not exists events.unheard (
       hearer text not null,
       position bigint not null,
       error text not null,
       given_up_at timestamptz not null default now(),
       primary key (hearer, position)
     )`,
    `create or replace function events.wake_relay() returns trigger language plpgsql as
       $$ begin notify outbox; return null; end $$`,
    `create or replace trigger outbox_filled after insert on events.outbox
       for each statement execute function events.wake_relay()`,
    ...["table events.outbox", "table events.inbox", "table events.unheard", "sequence events.position"].map(
      (thing) => `alter ${thing} owner to events`,
    ),
    `grant usage on schema events to angel_reader`,
    `grant select, insert on events.outbox to angel_reader`,
    `grant select, insert, update on events.inbox to angel_reader`,
    `grant select, insert on events.unheard to angel_reader`,
    ...files(),
  ];
}

/** What is known of files, whose content lies outside the database; each role has its own rows. */
function files(): string[] {
  return [
    `create schema if not exists files authorization events`,
    `create table if not exists files.files (
       id uuid primary key,
       keeper name not null default current_user,
       account_id uuid,
       name text not null,
       media_type text not null,
       size bigint not null,
       sha256 bytea not null,
       stored_at timestamptz not null default now(),
       taken_at timestamptz
     )`,
    `create index if not exists files_waiting on files.files (account_id, stored_at) where taken_at is null`,
    `alter table files.files owner to events`,
    `alter table files.files enable row level security`,
    `drop policy if exists kept on files.files`,
    `create policy kept on files.files using (keeper = current_user)`,
    `alter table files.files add column if not exists goes_at timestamptz`,
    `create index if not exists files_going on files.files (goes_at) where goes_at is not null`,
    `create table if not exists files.forgotten (id uuid primary key, keeper name not null)`,
    `alter table files.forgotten owner to events`,
    `alter table files.forgotten enable row level security`,
    `drop policy if exists kept on files.forgotten`,
    `create policy kept on files.forgotten using (keeper = current_user)`,
    `create or replace function files.note_forgotten() returns trigger language plpgsql as
       $$ begin insert into files.forgotten values (old.id, old.keeper); return null; end $$`,
    `create or replace trigger forgotten after delete on files.files
       for each row execute function files.note_forgotten()`,
    `grant select, insert, delete on files.forgotten to angel_reader`,
    `grant usage on schema files to angel_reader`,
    `grant select, insert, update, delete on files.files to angel_reader`,
  ];
}

function namespaceOf(name: string, secret: string): string[] {
  return [
    ...signingRole(name, secret),
    ...role(`${name}_owner`, "nologin"),
    `create schema if not exists ${name} authorization ${name}_owner`,
    `grant usage on schema ${name} to ${name}`,
    `grant angel_reader to ${name}, ${name}_owner`,
    `alter default privileges for role ${name}_owner in schema ${name}
       grant select, insert, update, delete on tables to ${name}`,
    `alter default privileges for role ${name}_owner in schema ${name} grant usage on sequences to ${name}`,
    `grant usage, create on schema published to ${name}_owner`,
    searchPath(name, name),
    searchPath(`${name}_owner`, name),
  ];
}

/** Strapi keeps its own tables, in a namespace it owns whole. */
function newsroom(secret: string): string[] {
  return [
    ...signingRole("strapi", secret),
    `create schema if not exists strapi authorization strapi`,
    `grant usage, create on schema published to strapi`,
    `grant angel_reader to strapi`,
    searchPath("strapi", "strapi"),
  ];
}

/** The gateway reads which tokens are good no more, and nothing else. */
function door(secret: string): string[] {
  return [
    ...signingRole("gateway", secret),
    `create or replace view events.told_to_gateway as
       select id, position, name, payload, occurred_at from events.outbox
       where position is not null and name in ('sessionsEnded', 'grantsChanged')`,
    `alter view events.told_to_gateway owner to events`,
    `grant usage on schema events to gateway`,
    `grant select on events.told_to_gateway to gateway`,
  ];
}

function signingRole(name: string, secret: string): string[] {
  return [...role(name, "login"), `alter role ${name} password '${passwordOfRole(secret, name)}'`];
}

function role(name: string, kind: "login" | "nologin"): string[] {
  return [
    `do $$ begin create role ${name} ${kind}; exception when duplicate_object or unique_violation then null; end $$`,
  ];
}

function searchPath(role: string, namespace: string): string {
  return `alter role ${role} set search_path = ${namespace}, extensions`;
}
