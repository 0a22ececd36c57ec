import { sharesEn } from "./shares-en.js";
import { sharesRu } from "./shares-ru.js";

export const shares = { ru: sharesRu, en: sharesEn };
