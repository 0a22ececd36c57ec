import { groupsEn } from "./groups-en.js";
import { groupsRu } from "./groups-ru.js";

export const groups = { ru: groupsRu, en: groupsEn };
