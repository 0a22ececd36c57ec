import { appealHandlingEn } from "./appeal-handling-en.js";
import { appealHandlingRu } from "./appeal-handling-ru.js";

export const appealHandling = { ru: appealHandlingRu, en: appealHandlingEn };
