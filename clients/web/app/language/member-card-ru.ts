import { count } from "./format.js";
import { waysRu } from "./ways-ru.js";

/** What all pages of a member's card share. */
export const memberCardRu = {
  members: waysRu.members,
  tabsTitle: "Разделы карточки",
  tabs: {
    general: "Общие",
    movements: "Профсоюзный учёт",
    dues: "Взносы",
    work: "Работа (учёба, пенсия)",
    awards: "Награды",
    family: "Семья",
    notes: "Дополнительно",
    offices: "Профактив",
    support: "Соц. поддержка",
    trainings: "Обучение",
    contacts: "Контакты",
  },
  removed: "снят с учёта",
  merged: "Эта карточка объединена с другой: у одного человека было две.",
  toKept: "Открыть действующую",
  toMerge: "Когда и почему объединена",
  destroyed: (day: string) => `Персональные данные уничтожены ${day}.`,
  noted:
    "Каждое открытие карточки записывается: член Профсоюза видит в своём кабинете, кто и когда её читал.",
  done: "Записано.",
  sending: "Записываем…",
  save: "Записать",
  unset: "не указано",
  noEntries: "Записей пока нет.",
  recorded: "Записано:",
  strike: "Вычеркнуть",
  strikeOf: (name: string) => `Вычеркнуть: ${name}`,
  strikeLead:
    "Вычёркивают то, что записано по ошибке. На карточке записи больше не будет, для проверяющих она сохранится.",
  strikeSubmit: "Да, вычеркнуть",
  decision: "Решение",
  decidedOn: "Дата решения",
  decisionNumber: "Номер решения",
  cardStatuses: {
    NOT_ORDERED: "нет заявки",
    ORDERED: "в заявке",
    SENT: "заявка отправлена",
    PRODUCED: "изготовлен",
    DELIVERED: "передан в организацию",
    ISSUED: "выдан",
    VIRTUAL: "виртуальный",
    BLOCKED: "заблокирован",
    LOST: "утрачен",
    REPLACED: "перевыпущен",
  },
  span: {
    years: (value: number) => count("ru", value, { one: "год", few: "года", other: "лет" }),
    months: (value: number) => count("ru", value, { one: "месяц", few: "месяца", other: "месяцев" }),
    days: (value: number) => count("ru", value, { one: "день", few: "дня", other: "дней" }),
  },
};
