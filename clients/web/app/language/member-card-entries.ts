import { memberCardEntriesEn } from "./member-card-entries-en.js";
import { memberCardEntriesRu } from "./member-card-entries-ru.js";

export const memberCardEntries = { ru: memberCardEntriesRu, en: memberCardEntriesEn };
