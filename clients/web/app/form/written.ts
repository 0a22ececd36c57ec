/** What a field of a form says, without the spaces around it; empty where it says nothing. */
export type Written = (name: string) => string;

export function writtenIn(form: FormData): Written {
  return (name) => textIn(form, name).trim();
}

/** What a field says to the letter. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** All that a form says, by the names of its fields, to be shown again when it is refused. */
export function valuesOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** What a select says; it offers nothing else, and is what stands first where it says none. */
export function oneOf<T extends string>(choices: readonly [T, ...T[]], word: string): T {
  return choices.find((one) => one === word) ?? choices[0];
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
