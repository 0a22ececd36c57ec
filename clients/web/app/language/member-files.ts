import { memberFilesEn } from "./member-files-en.js";
import { memberFilesRu } from "./member-files-ru.js";

export const memberFiles = { ru: memberFilesRu, en: memberFilesEn };
