import { count, formatNumber } from "./format.js";
import { waysRu } from "./ways-ru.js";

const people = (value: number) =>
  count("ru", value, { one: "человек", few: "человека", many: "человек", other: "человека" });
const rows = (value: number) =>
  count("ru", value, { one: "строка", few: "строки", many: "строк", other: "строки" });
const number = (value: number) => formatNumber("ru", value);

/** What is said about files of members on their way to the register. */
export const memberFilesRu = {
  title: waysRu.files,
  sending: "Отправляем…",
  rows,
  number,
  sentBy: (name: string | null) => (name ? `Отправитель: ${name}` : ""),
  leads: {
    READING: "Читаем строки и сверяем каждую с единым реестром.",
    UNREADABLE: "Прочитать файл не получилось.",
    PREVIEWED: "Файл прочитан, на учёт пока никто не поставлен. Посмотрите строки и решите.",
    APPLYING: "Ставим новых членов Профсоюза на учёт.",
    APPLIED: "Новые члены Профсоюза на учёте.",
    UNDOING: "Снимаем тех, кого принёс файл.",
    UNDONE: "Всё, что принёс файл, убрано.",
  },
  progress: (done: number, all: number) => `Готово строк: ${number(done)} из ${number(all)}`,
  again: "Обновить страницу",
  brokenAt: (line: number) => `Чтение остановилось на строке ${number(line)}.`,
  faults: {
    NOT_A_TABLE:
      "Это не таблица CSV или XLSX, или в ней нет строк. Сохраните таблицу как CSV или XLSX, без пароля, и загрузите снова: файлы XLS, PDF и документы не читаются.",
    TOO_LARGE:
      "Таблица слишком велика: в ней больше миллиона строк или у одной из строк не видно конца, потому что не закрыта кавычка. Сохраните таблицу как XLSX или разделите её на несколько файлов и загрузите снова.",
    QUOTE_NOT_CLOSED:
      "В этой строке или выше открыта кавычка, которая нигде не закрывается. Закройте её или сохраните таблицу как XLSX и загрузите снова.",
    ENCRYPTED: "Файл защищён паролем. Снимите пароль, сохраните таблицу как CSV или XLSX и загрузите снова.",
    STEP_FAILED:
      "Довести дело до конца не удалось, и не по вашей вине: мы пробовали несколько раз. Сделанное не потеряно. Повторите позже: продолжим с того же места.",
  },
  unnamed: "Столбцы по названиям не узнать. Укажите, что стоит в каждом.",
  kept: (value: number) =>
    `Остались на учёте, потому что после загрузки с ними что-то делали: ${people(value)}.`,
  columns: "Столбцы",
  columnsLead: "Так мы поняли столбцы. Если что-то не так, исправьте: файл прочитаем заново.",
  untitled: (place: number) => `Столбец ${place} без названия`,
  reread: "Прочитать заново",
  effect: "Что изменится",
  effectDone: "Что изменилось",
  primary: "Первичная организация",
  now: "На учёте",
  added: "Добавится",
  addedDone: "Добавилось",
  verdicts: {
    NEW: "Новые",
    PROBABLE_DUPLICATE: "Возможно, уже есть",
    ON_ANOTHER_REGISTER: "На другом учёте",
    BAD: "С ошибкой",
    SAME: "Без изменений",
  },
  verdictLeads: {
    NEW: "Их нет в реестре: будут поставлены на учёт.",
    PROBABLE_DUPLICATE:
      "В реестре есть похожий человек. Сравните и решите: на учёт встанут только те, про кого вы так сказали.",
    ON_ANOTHER_REGISTER: "Состоят в другой первичной организации: их не ставят заново, а переводят.",
    BAD: "Эти строки не взять. Исправьте их в файле и загрузите его снова: остальные не повторятся.",
    SAME: "Уже на этом учёте или повторяют строку выше.",
  },
  verdict: {
    NEW: "Новый",
    PROBABLE_DUPLICATE: "Возможно, уже есть",
    ON_ANOTHER_REGISTER: "На другом учёте",
    BAD: "Ошибка",
    SAME: "Без изменений",
  },
  all: "Все",
  line: (line: number) => `Строка ${number(line)}`,
  repeats: (line: number) => `Повторяет строку ${number(line)}`,
  next: "Следующие строки",
  first: "К началу",
  nobody: "Таких строк нет.",
  decide: "Это другой человек",
  undecide: "Это тот же человек",
  decidedAdded: "Решено: другой человек, поставить на учёт",
  decidedSame: "Решено: тот же человек, не ставить",
  reasons: "Почему похожи",
  anyReason: "Любое сходство",
  addAll: {
    title: "Добавить всех из списка",
    lead: (value: number) =>
      `В списке ${people(value)}. Про каждого будет решено: другой человек, поставить на учёт.`,
    submit: "Да, добавить всех",
  },
  leaveAll: {
    title: "Не добавлять никого из списка",
    lead: (value: number) =>
      `В списке ${people(value)}. Про каждого будет решено: тот же человек, не ставить.`,
    submit: "Да, не добавлять никого",
  },
  onlyUndecided: (value: number) => `Не менять то, что уже решено (${people(value)})`,
  decided: (value: number) => `Решено: ${people(value)}.`,
  apply: "Поставить на учёт",
  applyLead: (value: number) => `На учёт встанут: ${people(value)}.`,
  applyOpen: (value: number) =>
    `Про ${count("ru", value, { one: "возможное совпадение", few: "возможных совпадения", many: "возможных совпадений", other: "возможных совпадения" })} можно решить сейчас; кого не отметили, на учёт не встанет.`,
  applySubmit: (value: number) => `Да, поставить на учёт: ${people(value)}`,
  nothing: "Ставить на учёт некого.",
  undo: "Отменить загрузку",
  undoLead:
    "Все, кого принёс этот файл, исчезнут из реестра, как будто их не вносили. Останутся те, с кем после загрузки что-то делали.",
  undoSubmit: "Да, отменить загрузку",
  fields: {
    FULL_NAME: "ФИО",
    LAST_NAME: "Фамилия",
    FIRST_NAME: "Имя",
    PATRONYMIC: "Отчество",
    BORN_ON: "Дата рождения",
    SEX: "Пол",
    OCCUPATION: "Занятость",
    DUES_FORM: "Форма уплаты взносов",
    WORKPLACE: "Место работы или учёбы",
    POSITION: "Должность",
    COURSE_OF_STUDY: "Курс",
    PHONE: "Телефон",
    EMAIL: "Электронная почта",
    CARD_NUMBER: "Номер ЭПБ",
    JOINED_ON: "Дата вступления",
    CONSENTED_ON: "Дата согласия на обработку данных",
    ORGANISATION: "ИНПО",
    NOTHING: "Не брать",
  },
};
