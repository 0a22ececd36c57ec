import type { greetingsRu } from "./greetings-ru.js";

export const greetingsEn: typeof greetingsRu = {
  title: "Greetings",
  takeDown: "Take it off this site",
  takeDownLead: (day) =>
    `The greeting stands until ${day} and comes down by itself. Taken down now, it stays on other sites.`,
  takeDownSubmit: "Yes, take it down",
  busy: "Taking it down…",
};
