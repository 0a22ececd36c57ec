import { benefitsEn } from "./benefits-en.js";
import { benefitsRu } from "./benefits-ru.js";

export const benefits = { ru: benefitsRu, en: benefitsEn };
