import { Migration } from "@mikro-orm/migrations";

/** Happenings by the employer's key as appeals tell it, and the sudden rises found among them. */
export class HearAppeals extends Migration {
  override up(): void {
    // Nobody has noted anything yet.
    this.addSql(`alter table happenings alter column employer_id type text using employer_id::text`);
    this.addSql(`alter table happenings rename column employer_id to employer_key`);
    this.addSql(
      `create index happenings_of_day on happenings (kind, day) include (organisation_id, count, topic)`,
    );
    this.addSql(`create index happenings_of_employer on happenings (employer_key, day)`);
    this.addSql(`create table trouble_alerts (
      id uuid primary key default uuidv7(),
      number int not null generated always as identity,
      subject text not null,
      value text,
      region_node int,
      organisation_id uuid not null,
      noticed_at timestamptz not null default clock_timestamp(),
      counted_from date not null,
      counted_until date not null,
      count int not null,
      baseline_from date not null,
      baseline_until date not null,
      baseline_count int not null,
      expected double precision not null,
      probability double precision not null,
      threshold double precision not null
    )`);
    this.addSql(`create index trouble_alerts_of_organisation on trouble_alerts (organisation_id, number)`);
    this.addSql(`create index trouble_alerts_of_day on trouble_alerts (counted_until, subject, value)`);
    this.addSql(`revoke delete on trouble_alerts from analytics`);
  }
}
