import { waysRu } from "./ways-ru.js";

/** What is said of the annual statistical report. */
export const annualReportRu = {
  title: waysRu.annualReport,
  year: "На 1 января года",
  on: "на",
  row: "Строка",
  value: "Значение",
  forms: {
    PRIMARY_5SP: "Форма 5-СП",
    TERRITORIAL_2SP: "Форма 2-СП",
    REGIONAL_1SP: "Форма 1-СП",
  },
  none: "Отчёт",
  numbered: (number: number) => `Отчёт № ${number}`,
  states: {
    NONE: "не начат",
    DRAFT: "черновик",
    LOCKED: "зафиксирован",
    SUBMITTED: "сдан",
    ACCEPTED: "принят",
  },
  leads: {
    NONE: "Форма ниже заполнена по реестру. Чтобы сдать её, начните отчёт: вписывать ничего не нужно.",
    DRAFT: "Отчёт показывает реестр как есть. Если числа верны, зафиксируйте их: потом они не изменятся.",
    LOCKED: "Числа зафиксированы и подписаны. Осталось сдать отчёт вышестоящей организации.",
    SUBMITTED: "Отчёт у вышестоящей организации: она его принимает.",
    ACCEPTED: "Вышестоящая организация приняла отчёт.",
  },
  deeds: {
    create: "Начать отчёт",
    lock: "Зафиксировать",
    submit: "Сдать отчёт",
    accept: "Принять отчёт",
  },
  busy: "Записываем…",
  coverage: "Как сдают отчёты",
  level: "Организации",
  levels: {
    NATIONAL: "Общероссийская",
    REGIONAL: "Региональные",
    OKRUG: "Окружные",
    INDUSTRY: "Отраслевые комитеты",
    TERRITORIAL: "Территориальные",
    PRIMARY: "Первичные",
  },
  counts: {
    organisations: "Всего",
    formed: "Начали",
    locked: "Зафиксировали",
    submitted: "Сдали",
  },
  missing: "Не сдали",
  next: "Следующие организации",
};
