import { eventsEn } from "./events-en.js";
import { eventsRu } from "./events-ru.js";

export const events = { ru: eventsRu, en: eventsEn };
