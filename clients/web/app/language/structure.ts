import { structureEn } from "./structure-en.js";
import { structureRu } from "./structure-ru.js";

export const structure = { ru: structureRu, en: structureEn };
