import { Migration } from "@mikro-orm/migrations";

/** How an organisation is reached by voice and by letter: for everyone to know. */
export class KeepHotlines extends Migration {
  override up(): void {
    this.addSql(`create table hotlines (
      organisation_id uuid primary key,
      telephone text not null,
      is_free boolean not null,
      email text,
      links text[] not null default '{}',
      opens_at time not null,
      closes_at time not null check (closes_at > opens_at),
      weekdays int[] not null check (cardinality(weekdays) > 0 and weekdays <@ '{1,2,3,4,5,6,7}'),
      time_zone text not null,
      set_at timestamptz not null default now(),
      set_by uuid
    )`);
    this.addSql(`revoke delete on hotlines from appeals`);
  }
}
