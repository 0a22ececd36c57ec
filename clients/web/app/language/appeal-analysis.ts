import { appealAnalysisEn } from "./appeal-analysis-en.js";
import { appealAnalysisRu } from "./appeal-analysis-ru.js";

export const appealAnalysis = { ru: appealAnalysisRu, en: appealAnalysisEn };
