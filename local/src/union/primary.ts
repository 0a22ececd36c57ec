import type { TownKey } from "./place.ts";

export type Branch =
  | "school"
  | "kindergarten"
  | "university"
  | "students"
  | "college"
  | "hospital"
  | "works"
  | "club"
  | "office";

/** What tells one primary organisation from another; the rest is made. */
export interface PrimaryPlan {
  key: string;
  territory: TownKey | null;
  town: TownKey;
  branch: Branch;
  typeCode: string;
  name: string;
  /** The employer's name: what stands after «первичная профсоюзная организация работников». */
  employer: string;
  members: number;
}

export const organisationTypes: Readonly<Record<string, string>> = {
  "01": "Общероссийский Профсоюз",
  "02": "Региональная организация",
  "03": "Территориальная организация",
  "04": "ППО работников общее образование",
  "05": "ППО работников дошкольное образование",
  "06": "ППО работников высшее образование",
  "07": "ППО работников среднее профессиональное образование",
  "08": "ППО обучающихся",
  "09": "ППО работников дополнительное образование",
  "27": "ППО в других организациях",
};

const school = { branch: "school", typeCode: "04" } as const;
const kindergarten = { branch: "kindergarten", typeCode: "05" } as const;

function plan(
  key: string,
  where: TownKey | [territory: null, town: TownKey],
  kind: Pick<PrimaryPlan, "branch" | "typeCode">,
  name: string,
  employer: string,
  members: number,
): PrimaryPlan {
  const [territory, town] = typeof where === "string" ? [where, where] : where;
  return { key, territory, town, ...kind, name, employer, members };
}

export const primaryPlans: readonly PrimaryPlan[] = [
  plan("school-12", "petrozavodsk", school, "ППО средней школы № 12", "МОУ «Средняя школа № 12»", 34),
  plan("gymnasium", "petrozavodsk", school, "ППО Онежской гимназии", "МОУ «Онежская гимназия»", 31),
  plan("lyceum", "petrozavodsk", school, "ППО лицея № 4", "МОУ «Лицей № 4»", 28),
  plan("school-27", "petrozavodsk", school, "ППО средней школы № 27", "МОУ «Средняя школа № 27»", 22),
  plan(
    "kindergarten-15",
    "petrozavodsk",
    kindergarten,
    "ППО детского сада № 15 «Ладушки»",
    "МДОУ «Детский сад № 15 „Ладушки“»",
    19,
  ),
  plan(
    "kindergarten-88",
    "petrozavodsk",
    kindergarten,
    "ППО детского сада № 88 «Онежский кораблик»",
    "МДОУ «Детский сад № 88 „Онежский кораблик“»",
    17,
  ),
  plan(
    "kindergarten-101",
    "petrozavodsk",
    kindergarten,
    "ППО детского сада № 101 «Брусничка»",
    "МДОУ «Детский сад № 101 „Брусничка“»",
    12,
  ),
  plan(
    "creativity",
    "petrozavodsk",
    { branch: "club", typeCode: "09" },
    "ППО Дома детского творчества",
    "МОУ ДО «Дом детского творчества»",
    16,
  ),
  plan(
    "university",
    [null, "petrozavodsk"],
    { branch: "university", typeCode: "06" },
    "ППО работников Северного университета",
    "ФГБОУ ВО «Северный университет»",
    58,
  ),
  plan(
    "students",
    [null, "petrozavodsk"],
    { branch: "students", typeCode: "08" },
    "ППО обучающихся Северного университета",
    "ФГБОУ ВО «Северный университет»",
    84,
  ),
  plan(
    "college",
    [null, "petrozavodsk"],
    { branch: "college", typeCode: "07" },
    "ППО педагогического колледжа",
    "ГАПОУ РК «Педагогический колледж»",
    27,
  ),
  plan(
    "hospital",
    [null, "petrozavodsk"],
    { branch: "hospital", typeCode: "27" },
    "ППО городской больницы",
    "ГБУЗ РК «Городская больница»",
    41,
  ),
  plan(
    "kondopoga-school-2",
    "kondopoga",
    school,
    "ППО Кондопожской школы № 2",
    "МОУ «Средняя школа № 2 г. Кондопоги»",
    23,
  ),
  plan(
    "kondopoga-kindergarten",
    "kondopoga",
    kindergarten,
    "ППО детского сада № 8 «Паровозик»",
    "МДОУ «Детский сад № 8 „Паровозик“»",
    13,
  ),
  plan(
    "kondopoga-works",
    "kondopoga",
    { branch: "works", typeCode: "27" },
    "ППО бумажного комбината",
    "АО «Онежский бумажный комбинат»",
    46,
  ),
  plan(
    "segezha-school-5",
    "segezha",
    school,
    "ППО Сегежской школы № 5",
    "МКОУ «Средняя школа № 5 г. Сегежи»",
    21,
  ),
  plan(
    "segezha-kindergarten",
    "segezha",
    kindergarten,
    "ППО детского сада № 20 «Кораблик»",
    "МКДОУ «Детский сад № 20 „Кораблик“»",
    9,
  ),
  plan(
    "kostomuksha-school-1",
    "kostomuksha",
    school,
    "ППО Костомукшской школы № 1",
    "МБОУ «Средняя школа № 1 г. Костомукши»",
    26,
  ),
  plan(
    "kostomuksha-lyceum",
    "kostomuksha",
    school,
    "ППО Костомукшского лицея",
    "МБОУ «Лицей г. Костомукши»",
    18,
  ),
  plan(
    "kostomuksha-music",
    "kostomuksha",
    { branch: "club", typeCode: "09" },
    "ППО музыкальной школы",
    "МБУ ДО «Детская музыкальная школа»",
    8,
  ),
  plan(
    "sortavala-school-6",
    "sortavala",
    school,
    "ППО Сортавальской школы № 6",
    "МКОУ «Средняя школа № 6 г. Сортавалы»",
    20,
  ),
  plan(
    "sortavala-college",
    "sortavala",
    { branch: "college", typeCode: "07" },
    "ППО Ладожского техникума",
    "ГАПОУ РК «Ладожский техникум»",
    17,
  ),
  plan(
    "medvezhyegorsk-school-3",
    "medvezhyegorsk",
    school,
    "ППО Медвежьегорской школы № 3",
    "МКОУ «Средняя школа № 3 г. Медвежьегорска»",
    19,
  ),
  plan(
    "medvezhyegorsk-kindergarten",
    "medvezhyegorsk",
    kindergarten,
    "ППО детского сада № 2 «Солнышко»",
    "МКДОУ «Детский сад № 2 „Солнышко“»",
    11,
  ),
  plan(
    "povenets-school",
    "medvezhyegorsk",
    school,
    "ППО Повенецкой школы",
    "МКОУ «Повенецкая средняя школа»",
    6,
  ),
];

/** What people of a branch do, the commonest first. */
export const positions: Readonly<Record<Branch, readonly string[]>> = {
  school: [
    "учитель начальных классов",
    "учитель русского языка и литературы",
    "учитель математики",
    "учитель истории и обществознания",
    "учитель английского языка",
    "учитель физической культуры",
    "учитель биологии",
    "педагог-психолог",
    "социальный педагог",
    "заместитель директора",
    "библиотекарь",
    "секретарь",
    "рабочий по обслуживанию здания",
  ],
  kindergarten: [
    "воспитатель",
    "младший воспитатель",
    "музыкальный руководитель",
    "учитель-логопед",
    "повар",
    "заведующий хозяйством",
  ],
  university: [
    "доцент",
    "старший преподаватель",
    "профессор",
    "преподаватель",
    "ассистент",
    "лаборант",
    "специалист по учебно-методической работе",
    "ведущий инженер",
  ],
  students: ["студент"],
  college: [
    "преподаватель",
    "мастер производственного обучения",
    "методист",
    "заведующий отделением",
    "лаборант",
  ],
  hospital: [
    "медицинская сестра",
    "врач-терапевт",
    "врач-хирург",
    "фельдшер",
    "санитар",
    "медицинский регистратор",
    "старшая медицинская сестра",
  ],
  works: [
    "машинист бумагоделательной машины",
    "слесарь-ремонтник",
    "электромонтёр",
    "сушильщик",
    "инженер-технолог",
    "мастер смены",
    "лаборант химического анализа",
    "водитель погрузчика",
  ],
  club: [
    "педагог дополнительного образования",
    "концертмейстер",
    "методист",
    "преподаватель",
    "звукорежиссёр",
  ],
  office: ["специалист"],
};
