import { Open } from "@angel/kit/may";
import { Field, ObjectType, Query, registerEnumType, Resolver } from "type-graphql";
import { REPORTS } from "./report-definition.js";
import { NamedReportKind } from "./report-kind.js";

enum ReportMenuPart {
  MAIN = "MAIN",
  DICTIONARIES = "DICTIONARIES",
  EVENTS = "EVENTS",
  REPORTS = "REPORTS",
}

registerEnumType(ReportMenuPart, {
  name: "ReportMenuPart",
  description: "A part of the menu of the section of reports.",
  valuesConfig: {
    MAIN: { description: "What is looked at first («Главное»)." },
    DICTIONARIES: { description: "Reference data («НСИ»)." },
    EVENTS: { description: "What happens in organisations («Мероприятия»)." },
    REPORTS: { description: "Reports with names and statutory forms («Отчёты»)." },
  },
});

@ObjectType({ description: "A line of the menu of the section of reports." })
class ReportMenuEntry {
  @Field(() => String, { description: "What stands in the menu, in Russian." })
  title!: string;

  @Field(() => String, { description: "The field that answers it: `Organisation.panel`." })
  field!: string;

  @Field(() => NamedReportKind, {
    nullable: true,
    description: "Which of the reports with names it is; null of anything else.",
  })
  kind!: NamedReportKind | null;
}

@ObjectType({ description: "A part of the menu of the section of reports, with its lines." })
class ReportMenuSection {
  @Field(() => ReportMenuPart, { description: "Which part." })
  part!: ReportMenuPart;

  @Field(() => String, { description: "What stands over it, in Russian." })
  title!: string;

  @Field(() => [ReportMenuEntry], { description: "Its lines, in order." })
  entries!: ReportMenuEntry[];
}

const entry = (title: string, field: string, kind: NamedReportKind | null = null): ReportMenuEntry => ({
  title,
  field,
  kind,
});

const MENU: readonly ReportMenuSection[] = [
  {
    part: ReportMenuPart.MAIN,
    title: "Главное",
    entries: [
      entry("Панель показателей", "Organisation.panel"),
      entry("Полнота реестра", "Organisation.completenessReport"),
      entry("Динамика", "Organisation.trend"),
      entry("Краткий паспорт", "Organisation.passport"),
      entry("Оценка организации", "Organisation.appraisal"),
      entry("Итоги пилота", "Organisation.pilotTotals"),
    ],
  },
  {
    part: ReportMenuPart.DICTIONARIES,
    title: "НСИ",
    entries: [
      entry("Уровни организаций", "Query.organisationLevels"),
      entry("Типы организаций", "Query.organisationTypes"),
      entry("Формы карточек организаций", "Query.organisationForms"),
      entry("Организации образования", "Query.employerByTaxId"),
    ],
  },
  {
    part: ReportMenuPart.EVENTS,
    title: "Мероприятия",
    entries: [
      entry("Собрания и заседания", "Organisation.meetings"),
      entry("Отчёты и выборы", "Organisation.elections"),
      entry("Сроки полномочий", "Organisation.termWatch"),
      entry("Волны присоединения к реестру", "Organisation.waves"),
    ],
  },
  {
    part: ReportMenuPart.REPORTS,
    title: "Отчёты",
    entries: [
      ...REPORTS.map(({ title, kind }) => entry(title, "Organisation.namedReport", kind)),
      entry("Статистические отчёты 5-СП, 2-СП, 1-СП", "Organisation.statisticalReports"),
      entry("Кто не сдал отчёт", "Organisation.missingStatisticalReports"),
      entry("Мониторинги", "Organisation.monitorings"),
      entry("Выгрузки", "Organisation.reportExports"),
    ],
  },
];

@Resolver()
export class ReportMenu {
  @Open("The titles of a menu; what stands behind a line is asked for where it is.")
  @Query(() => [ReportMenuSection], {
    description: "The menu of the section of reports («Главное, НСИ, Мероприятия, Отчёты»), in order.",
  })
  reportMenu(): readonly ReportMenuSection[] {
    return MENU;
  }
}
