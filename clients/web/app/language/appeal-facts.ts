import { appealFactsEn } from "./appeal-facts-en.js";
import { appealFactsRu } from "./appeal-facts-ru.js";

export const appealFacts = { ru: appealFactsRu, en: appealFactsEn };
