import type { memberFileListRu } from "./member-file-list-ru.js";

export const memberFileListEn: typeof memberFileListRu = {
  lead: "A list of members in one file: the platform reads it, shows what it found in each row, and puts people on the register only when you say so.",
  send: "Send a file",
  file: "CSV or XLSX file",
  fileHint: "Up to 50 megabytes. The first row holds the titles of the columns.",
  joinedOn: "Day of joining of those whose row does not say",
  joinedOnHint: "Leave it empty if it is today.",
  submit: "Read the file",
  noneChosen: "Choose a file.",
  notTaken: "The file was not taken: a CSV or XLSX table of up to 50 megabytes is needed.",
  understood: "Which columns are understood",
  understoodLead:
    "Either the whole name in one column or surname and first name apart is needed; the rest is taken where it is there. Any order will do, and other columns do no harm. A list for several primaries needs a column with their ИНПО.",
  template: "Download a sample",
  templateName: "Sample list.csv",
  none: "No files yet.",
  statuses: {
    READING: "Being read",
    UNREADABLE: "Not read",
    PREVIEWED: "Awaits a decision",
    APPLYING: "Being put on",
    APPLIED: "Done",
    UNDOING: "Being undone",
    UNDONE: "Undone",
  },
};
