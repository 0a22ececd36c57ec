import type { EntityManager } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import { today } from "@angel/kit/values";

export interface SeededOrganisation {
  readonly id: string;
  readonly level: string;
  readonly path: string;
}

interface Draft {
  readonly kind: string;
  readonly title: string;
  readonly topic?: string;
  readonly description?: string;
  readonly place: string;
  readonly link?: string;
  /** From the day of the seeding. */
  readonly day: number;
  readonly hour: number;
  readonly hours: number;
  readonly seats?: number;
  readonly audience?: "UNION" | "INVITED";
  /** How many want to come. */
  readonly wish: number;
}

const REGIONAL: readonly Draft[] = [
  {
    kind: "ACTIVIST_SCHOOL",
    title: "Школа профсоюзного актива: осенний набор",
    topic: "Права и обязанности председателя первички",
    place: "Дом профсоюзов, большой зал",
    day: -46,
    hour: 10,
    hours: 7,
    seats: 60,
    wish: 60,
  },
  {
    kind: "SPORTS",
    title: "Спартакиада работников образования",
    place: "Стадион «Спартак»",
    day: -21,
    hour: 11,
    hours: 5,
    wish: 84,
  },
  {
    kind: "SEMINAR",
    title: "Оплата труда: что изменилось в этом году",
    topic: "Доплаты, надбавки и как их проверить",
    description:
      "Разбираем расчётный лист по строкам.\n\nПриходите со своим: вопросы о нём — вторая половина семинара.",
    place: "Онлайн",
    link: "https://meet.example/oplata-truda",
    day: 6,
    hour: 15,
    hours: 2,
    seats: 40,
    audience: "UNION",
    wish: 46,
  },
  {
    kind: "ACTIVIST_SCHOOL",
    title: "Школа профсоюзного актива: зимний набор",
    topic: "Переговоры с работодателем",
    place: "Дом профсоюзов, большой зал",
    day: 19,
    hour: 10,
    hours: 7,
    seats: 60,
    wish: 23,
  },
  {
    kind: "CONFERENCE",
    title: "Отчётно-выборная конференция",
    place: "Дом профсоюзов, большой зал",
    day: 34,
    hour: 12,
    hours: 4,
    audience: "INVITED",
    wish: 0,
  },
];

const TERRITORIAL: readonly Draft[] = [
  {
    kind: "MEETING",
    title: "Совет председателей первичных организаций",
    place: "Администрация района, актовый зал",
    day: -12,
    hour: 16,
    hours: 2,
    wish: 14,
  },
  {
    kind: "FORUM",
    title: "Слёт молодых педагогов",
    topic: "Первые три года в профессии",
    place: "Туристская база «Сосновая»",
    day: 12,
    hour: 10,
    hours: 30,
    seats: 25,
    wish: 19,
  },
];

const PRIMARY: readonly (readonly Draft[])[] = [
  [
    {
      kind: "EXCURSION",
      title: "Поездка в музей-заповедник «Кижи»",
      description: "Едут и дети: места в автобусе считаем на всех.",
      place: "Сбор у главного входа",
      day: 9,
      hour: 8,
      hours: 10,
      seats: 8,
      wish: 6,
    },
    { kind: "MEETING", title: "Общее собрание", place: "Актовый зал", day: -9, hour: 15, hours: 1, wish: 12 },
  ],
  [
    {
      kind: "HOLIDAY",
      title: "Ёлка для детей членов Профсоюза",
      place: "Спортивный зал",
      day: 27,
      hour: 12,
      hours: 2,
      wish: 9,
    },
    {
      kind: "CONTEST",
      title: "Конкурс «Лучший по профессии»",
      place: "Методический кабинет",
      day: -30,
      hour: 13,
      hours: 3,
      wish: 5,
    },
  ],
  [
    {
      kind: "TEAM_BUILDING",
      title: "Квест для новых сотрудников",
      place: "Городской парк",
      day: 15,
      hour: 14,
      hours: 3,
      seats: 20,
      wish: 7,
    },
    {
      kind: "MEMORABLE_DATE",
      title: "Чаепитие с ветеранами в День пожилого человека",
      place: "Столовая",
      day: -50,
      hour: 14,
      hours: 2,
      wish: 8,
    },
  ],
];

/** What the demo union's organisations do, around the day of the seeding. */
export async function seedEvents(
  em: EntityManager,
  organisations: readonly SeededOrganisation[],
  plannedBy: string,
): Promise<void> {
  let primaries = 0;
  for (const organisation of organisations) {
    const drafts = draftsOf(organisation.level, primaries);
    if (organisation.level === "PRIMARY") primaries += 1;
    for (const [place, draft] of drafts.entries()) {
      await seedEvent(em, organisation, draft, place + 1, plannedBy);
    }
  }
}

function draftsOf(level: string, primaries: number): readonly Draft[] {
  if (level === "REGIONAL") return REGIONAL;
  if (level === "TERRITORIAL") return TERRITORIAL;
  return (level === "PRIMARY" && PRIMARY[primaries % PRIMARY.length]) || [];
}

async function seedEvent(
  em: EntityManager,
  { id, path }: SeededOrganisation,
  draft: Draft,
  number: number,
  plannedBy: string,
): Promise<void> {
  const {
    kind,
    title,
    topic,
    description,
    place,
    link,
    audience = "MEMBERS",
    seats,
    day,
    hour,
    hours,
  } = draft;
  const [event] = await em.execute<{ id: string }[]>(
    `with term as (select ?::date + ?::int + make_interval(hours => ?) as starts)
     insert into events (organisation_id, number, kind_code, title, topic, description, place, link, starts_at, ends_at,
       time_zone, audience, seats, status, planned_by, planned_at)
     select ?, ?, ?, ?, ?, ?, ?, ?, starts at time zone 'Europe/Moscow',
       (starts + make_interval(hours => ?)) at time zone 'Europe/Moscow', 'Europe/Moscow', ?, ?, 'PLANNED', ?,
       (starts at time zone 'Europe/Moscow') - interval '40 days' from term
     returning id`,
    [
      today(),
      day,
      hour,
      id,
      number,
      kind,
      title,
      topic ?? null,
      description ?? null,
      place,
      link ?? null,
      hours,
      audience,
      seats ?? null,
      plannedBy,
    ],
  );
  if (!event) return;
  await seedRegistrations(em, event.id, path, draft);
  if (day >= 0) return;
  await em.execute(
    `update events set status = 'HELD', participants =
       (select count(*) from event_registrations where event_id = events.id and attended) where id = ?`,
    [event.id],
  );
}

/** Whoever the register has below the organisation; the last of them wait where seats are few. */
async function seedRegistrations(
  em: EntityManager,
  eventId: string,
  path: string,
  draft: Draft,
): Promise<void> {
  if (!(await isPublished(em, "membership"))) return;
  await em.execute(
    `insert into event_registrations (event_id, member_id, place, status, registered_at, attended)
     select ?::uuid, member_id, place, case when place <= ? then 'REGISTERED' else 'WAITING' end,
       now() - make_interval(hours => (? - place)::int), case when ? < 0 and place <= ? then place % 6 <> 0 end
     from (select member_id, row_number() over (order by md5(member_id::text || ?)) as place
       from published.membership where organisation_path || '.' like ?) guests
     where place <= ?`,
    [
      eventId,
      draft.seats ?? draft.wish,
      draft.wish,
      draft.day,
      draft.seats ?? draft.wish,
      eventId,
      `${path}.%`,
      draft.wish,
    ],
  );
  await em.execute(
    `update events set registered = counted.registered, waiting = counted.all - counted.registered, last_place = counted.all
     from (select count(*)::int as all, count(*) filter (where status = 'REGISTERED')::int as registered
       from event_registrations where event_id = ?) counted
     where id = ?`,
    [eventId, eventId],
  );
}
