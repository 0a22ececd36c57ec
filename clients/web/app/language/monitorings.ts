import { monitoringsEn } from "./monitorings-en.js";
import { monitoringsRu } from "./monitorings-ru.js";

export const monitorings = { ru: monitoringsRu, en: monitoringsEn };
