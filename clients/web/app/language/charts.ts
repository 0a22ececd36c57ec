import { chartsEn } from "./charts-en.js";
import { chartsRu } from "./charts-ru.js";

export const charts = { ru: chartsRu, en: chartsEn };
