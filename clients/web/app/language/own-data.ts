import { ownDataEn } from "./own-data-en.js";
import { ownDataRu } from "./own-data-ru.js";

export const ownData = { ru: ownDataRu, en: ownDataEn };
