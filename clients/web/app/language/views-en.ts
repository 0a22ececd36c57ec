import type { viewsRu } from "./views-ru.js";

export const viewsEn: typeof viewsRu = {
  lead: "Choose how this browser shows the pages. The usual look can be had back here.",
  labels: {
    letters: "Size of letters",
    spacing: "Space between letters",
    colours: "Colours",
    pictures: "Pictures",
  },
  options: {
    letters: { usual: "Usual", larger: "Large", largest: "Very large" },
    spacing: { usual: "Usual", wide: "Wider" },
    colours: {
      usual: "Usual",
      "black-on-white": "Black on white",
      "white-on-black": "White on black",
      blue: "Dark blue on light blue",
    },
    pictures: { usual: "Shown", none: "Not shown" },
  },
  submit: "Apply",
  busy: "Applying…",
  usual: "The usual look",
};
