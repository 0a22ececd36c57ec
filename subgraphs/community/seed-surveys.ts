import type { EntityManager } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import { randomUUID } from "node:crypto";
import type { SeededOrganisation } from "./seed-events.js";

interface Draft {
  /** Known beforehand where others lead to it: the demo's newspaper does. */
  readonly id?: string;
  readonly kind: "SURVEY" | "TEST";
  readonly title: string;
  readonly description: string;
  /** Days from the day of the seeding. */
  readonly begins: number;
  readonly ends: number;
  /** How many answered, each option by so many; a right one begins with an asterisk. */
  readonly answered: number;
  readonly questions: readonly (readonly [text: string, options: Readonly<Record<string, number>>])[];
}

const DRAFTS: readonly Draft[] = [
  {
    kind: "SURVEY",
    title: "Как проведём лето",
    description: "Ответы решат, на что уйдут деньги оздоровительной кампании.",
    begins: -40,
    ends: -26,
    answered: 64,
    questions: [
      [
        "Где хотите отдохнуть?",
        { "В санатории": 31, "На туристской базе": 22, "Дома, на даче": 9, Другое: 2 },
      ],
      ["С кем поедете?", { "С семьёй": 45, "С коллегами": 11, Один: 8 }],
    ],
  },
  {
    id: "0199c5e0-0000-7000-8000-000000000118",
    kind: "SURVEY",
    title: "Чего ждём от профсоюза в новом году",
    description: "Пять минут, и мы знаем, с чего начать.",
    begins: -3,
    ends: 18,
    answered: 12,
    questions: [["Что важнее всего?", { Зарплата: 7, "Охрана труда": 3, Обучение: 2, Отдых: 0 }]],
  },
  {
    kind: "TEST",
    title: "Охрана труда: что знает каждый",
    description: "Готовимся к месячнику охраны труда.",
    begins: -5,
    ends: 25,
    answered: 0,
    questions: [
      [
        "Куда сообщить о травме на работе?",
        { "*Непосредственному руководителю": 0, "В бухгалтерию": 0, Никуда: 0 },
      ],
      ["Кто оплачивает средства защиты?", { "*Работодатель": 0, Работник: 0 }],
    ],
  },
];

/** What the demo union's region asks its members, around the day of the seeding. */
export async function seedSurveys(
  em: EntityManager,
  organisations: readonly SeededOrganisation[],
  announcedBy: string,
): Promise<void> {
  const region = organisations.find(({ level }) => level === "REGIONAL");
  if (!region) return;
  for (const draft of DRAFTS) await seedSurvey(em, region, draft, announcedBy);
}

async function seedSurvey(
  em: EntityManager,
  { id, path }: SeededOrganisation,
  { id: surveyId, kind, title, description, begins, ends, answered, questions }: Draft,
  announcedBy: string,
): Promise<void> {
  const counts: { id: string; chosen: number }[] = [];
  const asked = questions.map(([text, options]) => ({
    id: randomUUID(),
    text,
    kind: "SINGLE",
    isRequired: true,
    options: Object.entries(options).map(([option, chosen]) => {
      const optionId = randomUUID();
      if (chosen > 0) counts.push({ id: optionId, chosen });
      return { id: optionId, text: option.replace(/^\*/, ""), isRight: option.startsWith("*") };
    }),
  }));
  const [survey] = await em.execute<{ id: string }[]>(
    `insert into surveys (id, organisation_id, kind, title, description, questions, announced_by, announced_at, ends_at)
     values (coalesce(?::uuid, uuidv7()), ?, ?, ?, ?, ?::jsonb, ?, now() + make_interval(days => ?), now() + make_interval(days => ?)) returning id`,
    [surveyId ?? null, id, kind, title, description, JSON.stringify(asked), announcedBy, begins, ends],
  );
  if (!survey || !(await isPublished(em, "membership"))) return;
  await em.execute(
    `insert into survey_participants (survey_id, member_id)
     select ?::uuid, member_id from published.membership where organisation_path || '.' like ?
     order by md5(member_id::text || ?) limit ?::int`,
    [survey.id, `${path}.%`, survey.id, answered],
  );
  await em.execute(
    `insert into survey_counts (survey_id, option_id, chosen)
     select ?::uuid, id, chosen from jsonb_to_recordset(?::jsonb) as counted (id uuid, chosen int)`,
    [survey.id, JSON.stringify(counts)],
  );
}
