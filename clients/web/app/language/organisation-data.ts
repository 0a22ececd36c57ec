import { organisationDataEn } from "./organisation-data-en.js";
import { organisationDataRu } from "./organisation-data-ru.js";

export const organisationData = { ru: organisationDataRu, en: organisationDataEn };
