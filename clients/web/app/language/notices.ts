import { noticesEn } from "./notices-en.js";
import { noticesRu } from "./notices-ru.js";

export const notices = { ru: noticesRu, en: noticesEn };
