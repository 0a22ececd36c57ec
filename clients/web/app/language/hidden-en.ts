import type { hiddenRu } from "./hidden-ru.js";

export const hiddenEn: typeof hiddenRu = {
  number: "not shown",
  why: "Numbers below five are not shown, nor those from which they could be reckoned.",
};
