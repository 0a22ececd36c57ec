import { registerEnumType } from "type-graphql";

/** The reports of the section «Отчёты». */
export enum NamedReportKind {
  GENERAL = "GENERAL",
  MEMBER_CONTACTS = "MEMBER_CONTACTS",
  EMPLOYED = "EMPLOYED",
  STUDENTS = "STUDENTS",
  PENSIONERS = "PENSIONERS",
  ORGANISATIONS = "ORGANISATIONS",
  REGISTRATION = "REGISTRATION",
  ORGANISATION_CONTACTS = "ORGANISATION_CONTACTS",
  MEMBERSHIP = "MEMBERSHIP",
  USERS = "USERS",
  REMOVED = "REMOVED",
  DIGITALISATION = "DIGITALISATION",
}

registerEnumType(NamedReportKind, {
  name: "NamedReportKind",
  description: "Which report of the section «Отчёты» it is.",
  valuesConfig: {
    GENERAL: { description: "Members with the main fields of their cards («Общие сведения»)." },
    MEMBER_CONTACTS: { description: "Members with telephones and addresses («Контакты ЧП»)." },
    EMPLOYED: { description: "Members who work («Информация по работающим»)." },
    STUDENTS: { description: "Members who study («Информация по обучающимся (студентам)»)." },
    PENSIONERS: { description: "Retired members («Информация по неработающим пенсионерам»)." },
    ORGANISATIONS: {
      description: "Organisations with the main fields of their forms («Общая информация профорганизаций»).",
    },
    REGISTRATION: { description: "Organisations as legal entities («Регистрационные данные»)." },
    ORGANISATION_CONTACTS: {
      description: "Organisations with telephones and addresses («Контакты профорганизаций»).",
    },
    MEMBERSHIP: { description: "Members with days of joining and cards («Профсоюзное членство»)." },
    USERS: { description: "Who may do what in the system («Пользователи»)." },
    REMOVED: { description: "Former members («Снятые с учёта члены Профсоюза»)." },
    DIGITALISATION: {
      description: "How far organisations have come with cards and their fields (проект «Цифровизация»).",
    },
  },
});
