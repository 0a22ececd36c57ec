import { joinEn } from "./join-en.js";
import { joinRu } from "./join-ru.js";

export const join = { ru: joinRu, en: joinEn };
