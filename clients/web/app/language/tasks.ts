import { tasksEn } from "./tasks-en.js";
import { tasksRu } from "./tasks-ru.js";

export const tasks = { ru: tasksRu, en: tasksEn };
