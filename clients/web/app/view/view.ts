import { cookie, readCookie } from "../session/cookie.js";

const NAME = "angel-view";
const YEAR = 365 * 24 * 60 * 60;

/** What may be chosen of how pages look; the first of each is the usual. */
export const CHOICES = {
  letters: ["usual", "larger", "largest"],
  spacing: ["usual", "wide"],
  colours: ["usual", "black-on-white", "white-on-black", "blue"],
  pictures: ["usual", "none"],
} as const;

export type Choice = keyof typeof CHOICES;
/** How one browser shows pages («версия для слабовидящих»). */
export type View = { readonly [C in Choice]: (typeof CHOICES)[C][number] };

export const choices = Object.keys(CHOICES) as Choice[];

export const usualView = viewOf(() => undefined);

/** What is wished where it may be chosen, and the usual where it may not. */
export function viewOf(wish: (choice: Choice) => unknown): View {
  const chosen = choices.map((choice) => {
    const may: readonly string[] = CHOICES[choice];
    const wished = wish(choice);
    return [choice, may.find((one) => one === wished) ?? may[0]];
  });
  return Object.fromEntries(chosen) as View;
}

export function readView(cookies: string | null): View {
  const said = (readCookie(cookies ?? undefined, NAME) ?? "").split(".");
  return viewOf((choice) => said[choices.indexOf(choice)]);
}

export function writeView(view: View): string {
  return cookie(NAME, choices.map((choice) => view[choice]).join("."), YEAR);
}

/** As the style sheet (`style/view.css`) reads it off the page. */
export function attributesOf(view: View): Record<string, string> {
  return Object.fromEntries(
    choices.filter((choice) => view[choice] !== "usual").map((choice) => [`data-${choice}`, view[choice]]),
  );
}
