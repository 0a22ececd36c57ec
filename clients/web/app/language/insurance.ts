import { insuranceEn } from "./insurance-en.js";
import { insuranceRu } from "./insurance-ru.js";

export const insurance = { ru: insuranceRu, en: insuranceEn };
