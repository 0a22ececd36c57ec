import { registerEnumType } from "type-graphql";

export enum NamedReportOrder {
  NAME = "NAME",
  NAME_DESCENDING = "NAME_DESCENDING",
}

registerEnumType(NamedReportOrder, {
  name: "NamedReportOrder",
  description: "In which order the rows of a report stand.",
  valuesConfig: {
    NAME: { description: "By name, А first." },
    NAME_DESCENDING: { description: "By name, Я first." },
  },
});
