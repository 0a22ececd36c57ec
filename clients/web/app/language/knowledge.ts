import { knowledgeEn } from "./knowledge-en.js";
import { knowledgeRu } from "./knowledge-ru.js";

export const knowledge = { ru: knowledgeRu, en: knowledgeEn };
