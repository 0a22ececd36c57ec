import { structureDeedsEn } from "./structure-deeds-en.js";
import { structureDeedsRu } from "./structure-deeds-ru.js";

export const structureDeeds = { ru: structureDeedsRu, en: structureDeedsEn };
