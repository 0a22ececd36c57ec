import { NamedReportKind } from "./report-kind.js";
import { CARD, DUES, EDUCATION, LEVEL, OCCUPATION, REMOVAL, ROLE, SEX } from "./report-words.js";

export type ColumnKind = "TEXT" | "NUMBER" | "DAY" | "FLAG" | "CODE";

/** A function that the registry publishes: of many rows at once, what stood beside them on a day. */
export interface PastDoor {
  readonly door: "cards_on" | "registers_on" | "careers_on" | "chairs_on" | "forms_on" | "headcounts_on";
  /** By which column of a row it is asked. */
  readonly of: "id" | "node";
  /** Under which name it answers. */
  readonly name: string;
}

/** A column of a report: `value` is an expression over a row of the report's source. */
export interface ReportColumn {
  readonly key: string;
  readonly title: string;
  readonly kind: ColumnKind;
  readonly value: string;
  /** Who says it of a day that has passed, where the row itself does not. */
  readonly past?: PastDoor;
  /** What to know of the cells of such a day, in Russian. */
  readonly pastNote?: string;
  /** How the codes of an enum read. */
  readonly words?: Readonly<Record<string, string>>;
}

export type ReportSource = "CARDS" | "ORGANISATIONS" | "ACCOUNTS";

export interface ReportDefinition {
  readonly kind: NamedReportKind;
  readonly title: string;
  readonly source: ReportSource;
  /** Which rows of the source, as they were on the day. */
  readonly where: string;
  readonly columns: readonly ReportColumn[];
}

const text = (key: string, title: string, value = key): ReportColumn => ({ key, title, kind: "TEXT", value });
const day = (key: string, title: string, value = key): ReportColumn => ({ key, title, kind: "DAY", value });
const count = (key: string, title: string, value = key): ReportColumn => ({
  key,
  title,
  kind: "NUMBER",
  value,
});
const flag = (key: string, title: string, value = key): ReportColumn => ({ key, title, kind: "FLAG", value });
const code = (key: string, title: string, words: Record<string, string>, value = key): ReportColumn => ({
  key,
  title,
  kind: "CODE",
  value,
  words,
});

/** A column that on a past day is read by a function which the registry publishes. */
const pastBy = (
  door: PastDoor["door"],
  of: PastDoor["of"],
  column: ReportColumn,
  name: string = column.value,
): ReportColumn => ({ ...column, past: { door, of, name } });
const ofCard = (column: ReportColumn, name?: string) => pastBy("cards_on", "id", column, name);
const ofRegister = (column: ReportColumn) => pastBy("registers_on", "id", column);
const ofCareer = (column: ReportColumn): ReportColumn => ({
  ...pastBy("careers_on", "id", column),
  pastNote: "как в карточке сейчас, если заполнено не позже этого дня: прежнее не записывается",
});
const ofChair = (column: ReportColumn, name: string) => pastBy("chairs_on", "node", column, name);
const ofForm = (column: ReportColumn) => pastBy("forms_on", "id", column);

const NAME = text("name", "Фамилия Имя Отчество", "concat_ws(' ', last_name, first_name, patronymic)");
const HOME = text(
  "organisation",
  "Организация учёта",
  "(select place.name from published.organisation place where place.node = listed.primary_id)",
);
const CARD_NUMBER = ofCard(text("card_number", "Код (номер ЭПБ)"), "number");
const BORN = day("born_on", "Дата рождения");
const EDUCATED = ofCareer(code("education", "Образование", EDUCATION));
const ON_REGISTER = "status = 'ON_REGISTER'";
const ORGANISATION = [
  text("number", "ИНПО"),
  text("name", "Наименование"),
  code("level", "Уровень", LEVEL),
  ofForm(text("parent", "Вышестоящая организация", "parent_name")),
];
const headcount = (key: string, title: string, counter = key): ReportColumn =>
  pastBy(
    "headcounts_on",
    "node",
    count(
      key,
      title,
      `(select coalesce(sum(${counter}), 0)::int from published.headcount counted
        where case listed.level when 'PRIMARY' then counted.primary_id = listed.node
          when 'TERRITORIAL' then counted.territorial_id = listed.node when 'REGIONAL' then counted.region_id = listed.node
          when 'NATIONAL' then true else counted.okrug_id = listed.node end)`,
    ),
    counter,
  );

/** The reports that the union's system names, and what each lists. A new column is a line here. */
export const REPORTS: readonly ReportDefinition[] = [
  {
    kind: NamedReportKind.GENERAL,
    title: "Общие сведения",
    source: "CARDS",
    where: ON_REGISTER,
    columns: [
      NAME,
      CARD_NUMBER,
      code("sex", "Пол", SEX),
      BORN,
      code("occupation", "Занятость", OCCUPATION),
      HOME,
      text("workplace", "Место работы (учёбы)"),
      text("position", "Должность"),
      code("dues_form", "Форма уплаты взносов", DUES),
      day("consented_on", "Согласие на обработку данных"),
    ],
  },
  {
    kind: NamedReportKind.MEMBER_CONTACTS,
    title: "Контакты ЧП",
    source: "CARDS",
    where: ON_REGISTER,
    columns: [NAME, HOME, text("phone", "Телефон"), text("email", "Электронная почта")],
  },
  {
    kind: NamedReportKind.EMPLOYED,
    title: "Информация по работающим",
    source: "CARDS",
    where: `${ON_REGISTER} and occupation = 'EMPLOYED'`,
    columns: [
      NAME,
      HOME,
      BORN,
      text("workplace", "Место работы"),
      text("position", "Должность"),
      EDUCATED,
      ofCareer(text("academic_degree", "Учёная степень")),
      ofCareer(text("academic_title", "Учёное звание")),
      ofCareer(day("working_from", "Начало трудового стажа")),
      ofCareer(day("teaching_from", "Начало педагогического стажа")),
    ],
  },
  {
    kind: NamedReportKind.STUDENTS,
    title: "Информация по обучающимся (студентам)",
    source: "CARDS",
    where: `${ON_REGISTER} and occupation = 'STUDENT'`,
    columns: [
      NAME,
      HOME,
      BORN,
      text("workplace", "Место учёбы"),
      count("course_of_study", "Курс обучения"),
      EDUCATED,
    ],
  },
  {
    kind: NamedReportKind.PENSIONERS,
    title: "Информация по неработающим пенсионерам",
    source: "CARDS",
    where: `${ON_REGISTER} and occupation = 'PENSIONER'`,
    columns: [
      NAME,
      HOME,
      BORN,
      text("workplace", "Прежнее место работы"),
      ofCareer(flag("has_long_service_pension", "Пенсия по выслуге")),
      ofCareer(flag("is_labour_veteran", "Ветеран труда")),
    ],
  },
  {
    kind: NamedReportKind.ORGANISATIONS,
    title: "Общая информация профорганизаций",
    source: "ORGANISATIONS",
    where: "true",
    columns: [
      ...ORGANISATION,
      ofForm(text("type", "Тип организации", "type_name")),
      headcount("members", "Численность ЧП", "on_register"),
      flag("is_small", "Малочисленная"),
      flag("has_committee", "Наличие профкома"),
      ofChair(text("chair", "Председатель", "chair_name"), "name"),
      ofChair(day("chair_elected_on", "Дата выборов"), "elected_on"),
      ofChair(day("chair_powers_until", "Полномочия до"), "powers_until"),
      count("dues_percent", "Членский взнос, %"),
      ofForm(text("employer", "Организация образования", "employer_name")),
      ofForm(text("employer_tax_id", "ИНН организации")),
    ],
  },
  {
    kind: NamedReportKind.REGISTRATION,
    title: "Регистрационные данные",
    source: "ORGANISATIONS",
    where: "true",
    columns: [
      ...ORGANISATION,
      text("full_name", "Полное наименование"),
      flag("is_legal_entity", "Юридическое лицо"),
      text("tax_id", "ИНН"),
      text("registration_number", "ОГРН"),
      day("registered_on", "Дата регистрации"),
      text("legal_address", "Юридический адрес"),
    ],
  },
  {
    kind: NamedReportKind.ORGANISATION_CONTACTS,
    title: "Контакты профорганизаций",
    source: "ORGANISATIONS",
    where: "true",
    columns: [
      ...ORGANISATION,
      ofChair(text("chair", "Председатель", "chair_name"), "name"),
      text("phones", "Телефоны"),
      text("email", "Электронная почта"),
      text("website", "Сайт"),
      text("postal_address", "Почтовый адрес"),
      text("actual_address", "Фактический адрес"),
      text("time_zone", "Часовой пояс"),
    ],
  },
  {
    kind: NamedReportKind.MEMBERSHIP,
    title: "Профсоюзное членство",
    source: "CARDS",
    where: ON_REGISTER,
    columns: [
      NAME,
      HOME,
      day("joined_on", "Дата вступления"),
      ofRegister(day("registered_on", "Дата постановки на учёт")),
      CARD_NUMBER,
      ofCard(code("card_status", "Статус ЭПБ", CARD), "status"),
      code("dues_form", "Форма уплаты взносов", DUES),
    ],
  },
  {
    kind: NamedReportKind.USERS,
    title: "Пользователи",
    source: "ACCOUNTS",
    where: "true",
    columns: [
      text("name", "Пользователь", "display_name"),
      code("role", "Роль", ROLE),
      text(
        "organisation",
        "Организация",
        "(select place.name from published.organisation place where place.id = listed.organisation_id)",
      ),
      day("starts_on", "Права с"),
      day("ends_on", "Права по"),
      day("last_seen_on", "Последний вход"),
    ],
  },
  {
    kind: NamedReportKind.REMOVED,
    title: "Снятые с учёта члены Профсоюза",
    source: "CARDS",
    where: "status = 'REMOVED'",
    columns: [
      NAME,
      HOME,
      BORN,
      day("joined_on", "Дата вступления"),
      ofRegister(day("removed_on", "Снят с учёта")),
      ofRegister(code("removal_reason", "Причина", REMOVAL)),
    ],
  },
  {
    kind: NamedReportKind.DIGITALISATION,
    title: "Работа организаций в рамках проекта «Цифровизация»",
    source: "ORGANISATIONS",
    where: "true",
    columns: [
      ...ORGANISATION,
      headcount("members", "Численность ЧП", "on_register"),
      headcount("complete", "Карточек, заполненных полностью"),
      headcount("without_consent", "Без согласия на обработку данных"),
      headcount("plastic_cards", "Пластиковых ЭПБ"),
      headcount("virtual_cards", "Виртуальных ЭПБ"),
    ],
  },
];

export function reportOf(kind: NamedReportKind): ReportDefinition {
  const found = REPORTS.find((report) => report.kind === kind);
  if (!found) throw new Error(`No report ${kind}.`);
  return found;
}

/** The report as it is of a day that has passed: its columns say what was so then. */
export function asOfPast(report: ReportDefinition): ReportDefinition {
  const columns = report.columns.map(({ pastNote, ...column }) => ({
    ...column,
    value: column.past ? valueAt(column.past) : column.value,
    title: pastNote ? `${column.title} (${pastNote})` : column.title,
  }));
  return { ...report, columns };
}

/** Of one row, for conditions and orders: what is shown is asked for a stretch at a time. */
function valueAt({ door, of, name }: PastDoor): string {
  return `(select ${name} from published.${door}(array[listed.${of}], listed.on_day))`;
}
