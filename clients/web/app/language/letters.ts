import { lettersEn } from "./letters-en.js";
import { lettersRu } from "./letters-ru.js";

export const letters = { ru: lettersRu, en: lettersEn };
