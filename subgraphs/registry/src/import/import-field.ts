import { registerEnumType } from "type-graphql";

export enum ImportField {
  FULL_NAME = "FULL_NAME",
  LAST_NAME = "LAST_NAME",
  FIRST_NAME = "FIRST_NAME",
  PATRONYMIC = "PATRONYMIC",
  BORN_ON = "BORN_ON",
  SEX = "SEX",
  OCCUPATION = "OCCUPATION",
  DUES_FORM = "DUES_FORM",
  WORKPLACE = "WORKPLACE",
  POSITION = "POSITION",
  COURSE_OF_STUDY = "COURSE_OF_STUDY",
  PHONE = "PHONE",
  EMAIL = "EMAIL",
  CARD_NUMBER = "CARD_NUMBER",
  JOINED_ON = "JOINED_ON",
  CONSENTED_ON = "CONSENTED_ON",
  ORGANISATION = "ORGANISATION",
  NOTHING = "NOTHING",
}

registerEnumType(ImportField, {
  name: "ImportField",
  description: "What a column of a file says of a member.",
  valuesConfig: {
    FULL_NAME: { description: "Surname, first name and patronymic together («ФИО»)." },
    LAST_NAME: { description: "The surname." },
    FIRST_NAME: { description: "The first name." },
    PATRONYMIC: { description: "The patronymic." },
    BORN_ON: { description: "The day of birth." },
    SEX: { description: "The sex, in any of the usual words." },
    OCCUPATION: { description: "Whether the person works, studies or is retired («Занятость»)." },
    DUES_FORM: { description: "How dues are paid («Форма уплаты взносов»)." },
    WORKPLACE: { description: "Where the person works or studies." },
    POSITION: { description: "What the person works as («Должность»)." },
    COURSE_OF_STUDY: { description: "The year of a student's course." },
    PHONE: { description: "The telephone." },
    EMAIL: { description: "The e-mail." },
    CARD_NUMBER: { description: "The sixteen digits of a card made elsewhere («номер ЭПБ»)." },
    JOINED_ON: { description: "The day of joining the union." },
    CONSENTED_ON: { description: "The day of the consent to processing personal data." },
    ORGANISATION: { description: "The primary, by its ИНПО or its last group («Код»)." },
    NOTHING: { description: "Nothing that is taken over." },
  },
});

const TITLES: readonly (readonly [ImportField, RegExp])[] = [
  [ImportField.EMAIL, /почт|e-?mail|эл\.\s*адрес/],
  [ImportField.CARD_NUMBER, /эпб|билет|карт[аы]/],
  [ImportField.ORGANISATION, /инпо|первичк|организаци|ппо/],
  [ImportField.DUES_FORM, /взнос/],
  [ImportField.CONSENTED_ON, /соглас/],
  [ImportField.JOINED_ON, /вступ|принят|при[её]м/],
  [ImportField.BORN_ON, /рожд|birth|д\.\s*р\./],
  [ImportField.PHONE, /(?:^|[^а-яё])(?:тел|моб)|phone/],
  [ImportField.SEX, /^пол\b|^пол$|sex|gender/],
  [ImportField.OCCUPATION, /занятост|категори|статус/],
  [ImportField.COURSE_OF_STUDY, /курс/],
  [ImportField.POSITION, /должност|професси/],
  [ImportField.WORKPLACE, /место работ|работы|уч[её]б|предприяти|учреждени/],
  [ImportField.FULL_NAME, /фио|ф\.\s*и\.\s*о|фамили.*имя|имя.*фамили|full ?name|сотрудник|член профсоюза/],
  [ImportField.PATRONYMIC, /отчеств|patronymic|middle/],
  [ImportField.LAST_NAME, /фамили|surname|last/],
  [ImportField.FIRST_NAME, /имя|first|name/],
];

/** What each column says, by its title; of two that say the same the first counts. */
export function guessFields(titles: readonly string[]): ImportField[] {
  const taken = new Set<ImportField>();
  return titles.map((title) => {
    const plain = title.toLowerCase();
    const field = TITLES.find(([, words]) => words.test(plain))?.[0] ?? ImportField.NOTHING;
    if (taken.has(field)) return ImportField.NOTHING;
    taken.add(field);
    return field;
  });
}

/** Whether a name can be put together from the columns. */
export function canName(fields: readonly ImportField[]): boolean {
  return (
    fields.includes(ImportField.FULL_NAME) ||
    (fields.includes(ImportField.LAST_NAME) && fields.includes(ImportField.FIRST_NAME))
  );
}
