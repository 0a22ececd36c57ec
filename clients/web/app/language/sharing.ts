import { sharingEn } from "./sharing-en.js";
import { sharingRu } from "./sharing-ru.js";

export const sharing = { ru: sharingRu, en: sharingEn };
