import { hiddenEn } from "./hidden-en.js";
import { hiddenRu } from "./hidden-ru.js";

export const hidden = { ru: hiddenRu, en: hiddenEn };
