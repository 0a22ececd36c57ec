import { cardSystemEn } from "./card-system-en.js";
import { cardSystemRu } from "./card-system-ru.js";

export const cardSystem = { ru: cardSystemRu, en: cardSystemEn };
