import { viewsEn } from "./views-en.js";
import { viewsRu } from "./views-ru.js";

export const views = { ru: viewsRu, en: viewsEn };
