import { letterSignatureEn } from "./letter-signature-en.js";
import { letterSignatureRu } from "./letter-signature-ru.js";

export const letterSignature = { ru: letterSignatureRu, en: letterSignatureEn };
