import { completenessEn } from "./completeness-en.js";
import { completenessRu } from "./completeness-ru.js";

export const completeness = { ru: completenessRu, en: completenessEn };
