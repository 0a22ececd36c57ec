import { appraisalEn } from "./appraisal-en.js";
import { appraisalRu } from "./appraisal-ru.js";

export const appraisal = { ru: appraisalRu, en: appraisalEn };
