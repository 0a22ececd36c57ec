import { hotlineEn } from "./hotline-en.js";
import { hotlineRu } from "./hotline-ru.js";

export const hotline = { ru: hotlineRu, en: hotlineEn };
