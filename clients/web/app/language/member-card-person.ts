import { memberCardPersonEn } from "./member-card-person-en.js";
import { memberCardPersonRu } from "./member-card-person-ru.js";

export const memberCardPerson = { ru: memberCardPersonRu, en: memberCardPersonEn };
