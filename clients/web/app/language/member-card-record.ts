import { memberCardRecordEn } from "./member-card-record-en.js";
import { memberCardRecordRu } from "./member-card-record-ru.js";

export const memberCardRecord = { ru: memberCardRecordRu, en: memberCardRecordEn };
