import { duesEn } from "./dues-en.js";
import { duesRu } from "./dues-ru.js";

export const dues = { ru: duesRu, en: duesEn };
