import { memberFileListEn } from "./member-file-list-en.js";
import { memberFileListRu } from "./member-file-list-ru.js";

export const memberFileList = { ru: memberFileListRu, en: memberFileListEn };
