import { registerEn } from "./register-en.js";
import { registerRu } from "./register-ru.js";

export const register = { ru: registerRu, en: registerEn };
