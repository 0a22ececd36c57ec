import { appealQueueEn } from "./appeal-queue-en.js";
import { appealQueueRu } from "./appeal-queue-ru.js";

export const appealQueue = { ru: appealQueueRu, en: appealQueueEn };
