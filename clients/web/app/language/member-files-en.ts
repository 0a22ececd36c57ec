import { count, formatNumber } from "./format.js";
import type { memberFilesRu } from "./member-files-ru.js";
import { waysEn } from "./ways-en.js";

const people = (value: number) => count("en", value, { one: "person", other: "people" });
const number = (value: number) => formatNumber("en", value);

export const memberFilesEn: typeof memberFilesRu = {
  title: waysEn.files,
  sending: "Sending…",
  rows: (value) => count("en", value, { one: "row", other: "rows" }),
  number,
  sentBy: (name) => (name ? `Sent by ${name}` : ""),
  leads: {
    READING: "The rows are being read and each is compared with the register.",
    UNREADABLE: "The file could not be read.",
    PREVIEWED: "The file has been read, and nobody is on the register yet. Look at the rows and decide.",
    APPLYING: "New members are being put on the register.",
    APPLIED: "The new members are on the register.",
    UNDOING: "Whom the file brought is being taken off.",
    UNDONE: "All that the file brought is gone.",
  },
  progress: (done, all) => `Rows done: ${number(done)} of ${number(all)}`,
  again: "Reload the page",
  brokenAt: (line) => `Reading ended at line ${number(line)}.`,
  faults: {
    NOT_A_TABLE:
      "This is no CSV or XLSX table, or it has no rows. Save the table as CSV or XLSX, without a password, and send it again: XLS, PDF and text documents cannot be read.",
    TOO_LARGE:
      "The table is too large: it has more than a million rows, or a row does not end because a quotation mark is not closed. Save the table as XLSX or divide it into several files, and send it again.",
    QUOTE_NOT_CLOSED:
      "In this line or above a quotation mark is opened and closed nowhere. Close it or save the table as XLSX, and send it again.",
    ENCRYPTED:
      "The file is locked with a password. Take the password off, save the table as CSV or XLSX, and send it again.",
    STEP_FAILED:
      "This could not be brought to its end, and not by a fault of yours: we tried several times. What was done is kept. Ask again later: it will go on where it stopped.",
  },
  unnamed: "The columns cannot be told by their titles. Say what stands in each.",
  kept: (value) => `Still on the register, for something was done about them since: ${people(value)}.`,
  columns: "Columns",
  columnsLead: "This is how the columns were understood. Correct what is wrong: the file will be read anew.",
  untitled: (place) => `Column ${place}, untitled`,
  reread: "Read anew",
  effect: "What will change",
  effectDone: "What has changed",
  primary: "Primary",
  now: "On the register",
  added: "To be added",
  addedDone: "Added",
  verdicts: {
    NEW: "New",
    PROBABLE_DUPLICATE: "Perhaps there already",
    ON_ANOTHER_REGISTER: "On another register",
    BAD: "With a fault",
    SAME: "No change",
  },
  verdictLeads: {
    NEW: "They are not in the register, and will be put on it.",
    PROBABLE_DUPLICATE:
      "Somebody like them is in the register. Compare and decide: only those of whom you say so are put on.",
    ON_ANOTHER_REGISTER: "Members of another primary: they are transferred and not put on again.",
    BAD: "These rows cannot be taken. Mend them in the file and send it again: the others are not repeated.",
    SAME: "On this register already, or the same as a row above.",
  },
  verdict: {
    NEW: "New",
    PROBABLE_DUPLICATE: "Perhaps there already",
    ON_ANOTHER_REGISTER: "On another register",
    BAD: "Fault",
    SAME: "No change",
  },
  all: "All",
  line: (line) => `Row ${number(line)}`,
  repeats: (line) => `The same as row ${number(line)}`,
  next: "Next rows",
  first: "To the beginning",
  nobody: "There are no such rows.",
  decide: "Somebody else",
  undecide: "The same person",
  decidedAdded: "Decided: somebody else, to be put on",
  decidedSame: "Decided: the same person, not to be put on",
  reasons: "Why they are alike",
  anyReason: "Any likeness",
  addAll: {
    title: "Add everybody in the list",
    lead: (value) =>
      `${people(value)} in the list. Of each it will be decided: somebody else, to be put on the register.`,
    submit: "Yes, add everybody",
  },
  leaveAll: {
    title: "Add nobody in the list",
    lead: (value) =>
      `${people(value)} in the list. Of each it will be decided: the same person, not to be put on.`,
    submit: "Yes, add nobody",
  },
  onlyUndecided: (value) => `Leave what is decided already as it is (${people(value)})`,
  decided: (value) => `Decided: ${people(value)}.`,
  apply: "Put on the register",
  applyLead: (value) => `To be put on the register: ${people(value)}.`,
  applyOpen: (value) =>
    `You may decide about ${count("en", value, { one: "probable duplicate", other: "probable duplicates" })} now; whoever is not marked is not put on.`,
  applySubmit: (value) => `Yes, put on the register: ${people(value)}`,
  nothing: "There is nobody to put on the register.",
  undo: "Undo this file",
  undoLead:
    "Everybody whom this file brought disappears from the register as if never entered. Those about whom something was done since stay.",
  undoSubmit: "Yes, undo this file",
  fields: {
    FULL_NAME: "Whole name",
    LAST_NAME: "Surname",
    FIRST_NAME: "First name",
    PATRONYMIC: "Patronymic",
    BORN_ON: "Date of birth",
    SEX: "Sex",
    OCCUPATION: "Occupation",
    DUES_FORM: "How dues are paid",
    WORKPLACE: "Place of work or study",
    POSITION: "Position",
    COURSE_OF_STUDY: "Course",
    PHONE: "Telephone",
    EMAIL: "E-mail",
    CARD_NUMBER: "Card number",
    JOINED_ON: "Day of joining",
    CONSENTED_ON: "Day of the consent to data processing",
    ORGANISATION: "ИНПО",
    NOTHING: "Not taken",
  },
};
