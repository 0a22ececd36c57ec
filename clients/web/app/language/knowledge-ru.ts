import { count, formatSize } from "./format.js";

/** The knowledge base: its rubrics, articles and dictionaries. */
export const knowledgeRu = {
  lead: "Нормативные документы, методические материалы, инструкции по работе в системе и ответы на вопросы.",
  audience: "Для кого",
  everyone: "Все статьи",
  audiences: { MEMBERS: "Членам Профсоюза", KEEPERS: "Председателям и сотрудникам" },
  none: "Здесь пока нет статей.",
  documents: "Документы",
  counted: (value: number) =>
    count("ru", value, { one: "документ", few: "документа", many: "документов", other: "документа" }),
  size: (bytes: number) => formatSize("ru", bytes),
  dictionaries: "Справочники реестра",
  dictionariesHint:
    "Как в реестре называется то, что в нём учитывается: в том виде, в каком это действует сейчас.",
  level: "Уровень",
  term: "Срок полномочий, лет",
  small: "Малочисленная, если членов меньше",
  below: "Кому подчиняется",
  names: {
    levels: "Уровни организаций",
    types: "Типы профсоюзных организаций",
    occupations: "Занятость",
    movements: "Движение по учёту",
    reasons: "Основания снятия с учёта",
    duesForms: "Формы уплаты взносов",
    cards: "Статусы электронного билета",
    education: "Образование",
    events: "Виды мероприятий",
    appeals: "Темы обращений",
    themes: "Темы рассылок",
  },
};
