import { memberCardEn } from "./member-card-en.js";
import { memberCardRu } from "./member-card-ru.js";

export const memberCard = { ru: memberCardRu, en: memberCardEn };
