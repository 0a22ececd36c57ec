import { secondFactorEn } from "./second-factor-en.js";
import { secondFactorRu } from "./second-factor-ru.js";

export const secondFactor = { ru: secondFactorRu, en: secondFactorEn };
