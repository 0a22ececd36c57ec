import { Migration } from "@mikro-orm/migrations";

/** A mailing may stand as a greeting on the sites of the primaries of those whom it is for; readers of sites are lent nothing else of it. */
export class PlaceGreetings extends Migration {
  override up(): void {
    this.addSql(
      `alter table mailings add column on_sites_until date, add column fewest_on_site int not null default 1`,
    );
    this.addSql(`create table greeting_sites (
      organisation_id uuid not null,
      greeting_id uuid not null references mailings,
      primary key (organisation_id, greeting_id)
    )`);
    this.addSql(`create index greeting_sites_of_greeting on greeting_sites (greeting_id)`);
    this.addSql(`create view published.greeting as
      select id, organisation_id, title, text, planned_at as published_at, on_sites_until as stands_until
      from mailings
      where state not in ('PLANNED', 'CANCELLED') and on_sites_until >= (now() at time zone 'Europe/Moscow')::date`);
    this.addSql(
      `create view published.greeting_site as select organisation_id, greeting_id from greeting_sites`,
    );
    for (const view of ["greeting", "greeting_site"])
      this.addSql(`grant select on published.${view} to angel_reader`);
  }
}
