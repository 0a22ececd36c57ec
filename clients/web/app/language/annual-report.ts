import { annualReportEn } from "./annual-report-en.js";
import { annualReportRu } from "./annual-report-ru.js";

export const annualReport = { ru: annualReportRu, en: annualReportEn };
