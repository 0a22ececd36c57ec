import { surveysEn } from "./surveys-en.js";
import { surveysRu } from "./surveys-ru.js";

export const surveys = { ru: surveysRu, en: surveysEn };
