import { electionsEn } from "./elections-en.js";
import { electionsRu } from "./elections-ru.js";

export const elections = { ru: electionsRu, en: electionsEn };
