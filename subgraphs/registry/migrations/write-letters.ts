import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfOrganisation } from "./guard-rows.js";

/** Letters of organisations to organisations: drafts, what was sent, to whom, and who has read it. */
export class WriteLetters extends Migration {
  override up(): void {
    this.addSql(`alter type document_kind add value 'LETTER'`);

    this.addSql(`create table letter_signatures (
      organisation_id int not null references organisations (node),
      version int not null check (version > 0),
      text text not null,
      mailbox text,
      set_by_id uuid,
      set_at timestamptz not null default now(),
      primary key (organisation_id, version)
    )`);
    for (const sql of guardRowsOfOrganisation("letter_signatures")) this.addSql(sql);
    this.addSql(`revoke update, delete on letter_signatures from registry`);

    const address = `
      to_levels text[] not null default '{}',
      to_type_codes text[] not null default '{}',
      to_organisation_ids int[] not null default '{}'`;
    this.addSql(`create table letter_drafts (
      id uuid primary key,
      organisation_id int not null references organisations (node),
      revision int not null default 1,
      officer_id uuid references officers,
      ${address},
      subject text,
      body text,
      thanks text,
      file_ids uuid[] not null default '{}',
      saved_by_id uuid,
      saved_at timestamptz not null default now()
    )`);
    this.addSql(`create index letter_drafts_of_organisation on letter_drafts (organisation_id, id)`);
    for (const sql of guardRowsOfOrganisation("letter_drafts")) this.addSql(sql);

    this.addSql(`create table letters (
      id uuid primary key default uuidv7(),
      draft_id uuid not null unique,
      organisation_id int not null references organisations (node),
      number int not null,
      sent_on date not null,
      sent_at timestamptz not null default now(),
      sent_by_id uuid,
      signatory_name text not null,
      signatory_position text not null,
      addressed_to text not null,
      subject text not null,
      body text not null,
      thanks text,
      signature text not null,
      signature_version int,
      file_ids uuid[] not null,
      code text not null,
      pdf_id uuid not null,
      docx_id uuid not null
    )`);
    this.addSql(`create index letters_of_organisation on letters (organisation_id, id)`);
    this.addSql(`create unique index letters_by_number on letters
      (organisation_id, (extract(year from sent_on)), number)`);

    // The sender stands in the row, so that neither policy has to ask the other table for it.
    this.addSql(`create table letter_deliveries (
      letter_id uuid not null references letters,
      organisation_id int not null references organisations (node),
      sender_id int not null references organisations (node),
      read_at timestamptz,
      read_by_id uuid,
      primary key (letter_id, organisation_id)
    )`);
    this.addSql(
      `create index letter_deliveries_of_organisation on letter_deliveries (organisation_id, letter_id)`,
    );
    this.addSql(`create index letter_deliveries_unread on letter_deliveries (organisation_id, letter_id)
      where read_at is null`);
    for (const sql of guardRowsOfOrganisation("letters")) this.addSql(sql);
    for (const sql of guardRowsOfOrganisation("letter_deliveries", "sender_id")) this.addSql(sql);
    this.addSql(`revoke update, delete on letters from registry`);

    const isBelow = (column: string, paths: string) => `exists (select from organisations
      where node = letter_deliveries.${column} and path <@ any((select ${paths})::ltree[]))`;
    this.addSql(`create policy seen_by_recipient on letter_deliveries for select to registry
      using (organisation_id = any((select seen_nodes())::int[]) or ${isBelow("organisation_id", "visible_paths()")})`);
    this.addSql(`create policy read_by_recipient on letter_deliveries for update to registry
      using (${isBelow("organisation_id", "kept_paths()")}) with check (${isBelow("organisation_id", "kept_paths()")})`);
    // Nothing but the mark that it was read, and that the recipient's alone.
    this.addSql(`drop policy changed_by_keeper on letter_deliveries`);
    this.addSql(`revoke update, delete on letter_deliveries from registry`);
    this.addSql(`grant update (read_at, read_by_id) on letter_deliveries to registry`);
    this.addSql(`create policy received on letters for select to registry
      using (exists (select from letter_deliveries where letter_id = letters.id))`);
  }
}
