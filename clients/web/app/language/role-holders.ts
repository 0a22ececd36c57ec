import { roleHoldersEn } from "./role-holders-en.js";
import { roleHoldersRu } from "./role-holders-ru.js";

export const roleHolders = { ru: roleHoldersRu, en: roleHoldersEn };
