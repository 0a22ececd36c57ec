import type { hotlineRu } from "./hotline-ru.js";

export const hotlineEn: typeof hotlineRu = {
  hotlineLead: "Everybody who appeals here, and below where there is no own line, sees the number.",
  hotlineAbove: (name) =>
    `Now people call the line of the organisation above: ${name}. Saved, this is your own.`,
  telephone: "Telephone number",
  isFree: "Free from any telephone",
  opensAt: "It answers from",
  closesAt: "Until",
  weekdays: "On which days",
  hotlineEmail: "E-mail",
  links: "Where else one can write",
  linksHint: "Addresses of pages, one a line: https://…",
  save: "Save",
};
