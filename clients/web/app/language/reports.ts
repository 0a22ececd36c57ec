import { reportsEn } from "./reports-en.js";
import { reportsRu } from "./reports-ru.js";

export const reports = { ru: reportsRu, en: reportsEn };
