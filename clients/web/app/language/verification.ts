import { verificationEn } from "./verification-en.js";
import { verificationRu } from "./verification-ru.js";

export const verification = { ru: verificationRu, en: verificationEn };
