import { Migration } from "@mikro-orm/migrations";

const KINDS = [
  ["MEETING", "Собрание", "Meeting"],
  ["CONFERENCE", "Конференция", "Conference"],
  ["SEMINAR", "Семинар", "Seminar"],
  ["ACTIVIST_SCHOOL", "Школа профсоюзного актива", "School of union activists"],
  ["PRESENTATION", "Презентация", "Presentation"],
  ["TEAM_BUILDING", "Тренинг командообразования", "Team building"],
  ["FORUM", "Форум", "Forum"],
  ["RALLY", "Митинг", "Rally"],
  ["UNION_ACTION", "Профсоюзная акция", "Union action"],
  ["HOLIDAY", "Праздник", "Holiday"],
  ["MEMORABLE_DATE", "Памятная дата", "Memorable date"],
  ["CONTEST", "Конкурс", "Contest"],
  ["EXCURSION", "Экскурсия", "Excursion"],
  ["SPORTS", "Спортивное мероприятие", "Sports event"],
  ["OTHER", "Другое", "Other"],
];

export class KeepEvents extends Migration {
  override up(): void {
    this.addSql(`create table event_kinds (
      code text primary key,
      place int not null unique,
      name_ru text not null,
      name_en text not null
    )`);
    this.addSql(`insert into event_kinds (place, code, name_ru, name_en) values
      ${KINDS.map((kind, place) => `(${place + 1}, '${kind.join("', '")}')`).join(", ")}`);
    this.addSql(`create table events (
      id uuid primary key default uuidv7(),
      organisation_id uuid not null,
      number int not null,
      kind_code text not null references event_kinds,
      title text not null,
      topic text,
      description text,
      place text,
      address text,
      link text,
      starts_at timestamptz(3) not null,
      ends_at timestamptz(3) check (ends_at >= starts_at),
      time_zone text not null,
      audience text not null check (audience in ('MEMBERS', 'UNION', 'INVITED')),
      seats int check (seats > 0),
      status text not null check (status in ('PLANNED', 'CANCELLED', 'HELD')),
      cancelled_because text check ((cancelled_because is null) = (status <> 'CANCELLED')),
      registered int not null default 0 check (registered >= 0),
      waiting int not null default 0 check (waiting >= 0),
      participants int check (participants >= 0) check ((participants is null) = (status <> 'HELD')),
      last_place int not null default 0,
      last_revision int not null default 1,
      planned_by uuid not null,
      planned_at timestamptz(3) not null,
      words text not null generated always as (translate(lower(number::text || ' ' || title || ' ' ||
        coalesce(topic, '') || ' ' || coalesce(description, '') || ' ' || coalesce(place, '') || ' ' ||
        coalesce(address, '')), 'ё', 'е')) stored,
      unique (organisation_id, number),
      check (seats is null or registered <= seats)
    )`);
    this.addSql(`create index events_of_organisation on events (organisation_id, starts_at, id)`);
    this.addSql(`create index events_by_time on events (starts_at, id)`);
    this.addSql(`create table event_registrations (
      id uuid primary key default uuidv7(),
      event_id uuid not null references events,
      member_id uuid not null,
      place int not null,
      status text not null check (status in ('REGISTERED', 'WAITING', 'WITHDRAWN')),
      registered_at timestamptz(3) not null,
      attended boolean,
      unique (event_id, member_id),
      unique (event_id, place)
    )`);
    this.addSql(`create index event_registrations_of_member on event_registrations (member_id, event_id)`);
    this.addSql(`create table event_invitations (
      event_id uuid not null references events,
      member_id uuid not null,
      invited_at timestamptz(3) not null default now(),
      invited_by uuid not null,
      primary key (event_id, member_id)
    )`);
    this.addSql(`create index event_invitations_of_member on event_invitations (member_id, event_id)`);
  }
}
