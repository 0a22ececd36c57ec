import { papersEn } from "./papers-en.js";
import { papersRu } from "./papers-ru.js";

export const papers = { ru: papersRu, en: papersEn };
