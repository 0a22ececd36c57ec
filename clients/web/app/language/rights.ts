import { rightsEn } from "./rights-en.js";
import { rightsRu } from "./rights-ru.js";

export const rights = { ru: rightsRu, en: rightsEn };
