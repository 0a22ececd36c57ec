import { greetingsEn } from "./greetings-en.js";
import { greetingsRu } from "./greetings-ru.js";

export const greetings = { ru: greetingsRu, en: greetingsEn };
