import { registerEnumType } from "type-graphql";

export enum ExportFormat {
  XLSX = "XLSX",
  CSV = "CSV",
}

registerEnumType(ExportFormat, {
  name: "ExportFormat",
  description: "As what a report is taken out.",
  valuesConfig: {
    XLSX: { description: "A spreadsheet of Office («Excel»)." },
    CSV: { description: "Text with semicolons, which Excel in Russian opens as it is." },
  },
});

export enum FormExportFormat {
  XLSX = "XLSX",
  CSV = "CSV",
  PDF = "PDF",
}

registerEnumType(FormExportFormat, {
  name: "FormExportFormat",
  description: "As what a statutory form is taken out.",
  valuesConfig: {
    XLSX: { description: "A spreadsheet of Office («Excel»)." },
    CSV: { description: "Text with semicolons, which Excel in Russian opens as it is." },
    PDF: { description: "Paper, to be printed and signed." },
  },
});

export const MEDIA_TYPES: Readonly<Record<`${FormExportFormat}`, string>> = {
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  CSV: "text/csv; charset=utf-8",
  PDF: "application/pdf",
};
