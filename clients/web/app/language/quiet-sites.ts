import { quietSitesEn } from "./quiet-sites-en.js";
import { quietSitesRu } from "./quiet-sites-ru.js";

export const quietSites = { ru: quietSitesRu, en: quietSitesEn };
