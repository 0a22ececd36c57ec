import { meetingsEn } from "./meetings-en.js";
import { meetingsRu } from "./meetings-ru.js";

export const meetings = { ru: meetingsRu, en: meetingsEn };
