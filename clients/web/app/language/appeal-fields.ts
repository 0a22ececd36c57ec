import { appealFieldsEn } from "./appeal-fields-en.js";
import { appealFieldsRu } from "./appeal-fields-ru.js";

export const appealFields = { ru: appealFieldsRu, en: appealFieldsEn };
