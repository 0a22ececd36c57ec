import { writtenIn } from "../form/written.js";

export interface Finding {
  readonly rowCode: string;
  readonly count: number;
  readonly isXrayed: boolean;
  readonly treatmentDays: number | null;
}

/** The rows that a form says were found; one of them may be chosen from the whole table, under the name `other`. */
export function findingsIn(form: FormData): Finding[] {
  const written = writtenIn(form);
  const ticked = form.getAll("row").filter((value) => typeof value === "string");
  const other = written("other");
  const finding = (rowCode: string, name: string) => ({
    rowCode,
    count: Number(written(`count-${name}`)) || 1,
    isXrayed: written(`xray-${name}`) !== "",
    treatmentDays: Number(written(`days-${name}`)) || null,
  });
  return [...ticked.map((code) => finding(code, code)), ...(other ? [finding(other, "other")] : [])];
}
