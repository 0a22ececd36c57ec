import { appealEn } from "./appeal-en.js";
import { appealRu } from "./appeal-ru.js";

export const appeal = { ru: appealRu, en: appealEn };
