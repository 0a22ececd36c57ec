import { passportEn } from "./passport-en.js";
import { passportRu } from "./passport-ru.js";

export const passport = { ru: passportRu, en: passportEn };
