import { appealCallEn } from "./appeal-call-en.js";
import { appealCallRu } from "./appeal-call-ru.js";

export const appealCall = { ru: appealCallRu, en: appealCallEn };
