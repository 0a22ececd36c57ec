import { appealDeedsEn } from "./appeal-deeds-en.js";
import { appealDeedsRu } from "./appeal-deeds-ru.js";

export const appealDeeds = { ru: appealDeedsRu, en: appealDeedsEn };
