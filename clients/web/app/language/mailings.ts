import { mailingsEn } from "./mailings-en.js";
import { mailingsRu } from "./mailings-ru.js";

export const mailings = { ru: mailingsRu, en: mailingsEn };
