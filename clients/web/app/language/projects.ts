import { projectsEn } from "./projects-en.js";
import { projectsRu } from "./projects-ru.js";

export const projects = { ru: projectsRu, en: projectsEn };
