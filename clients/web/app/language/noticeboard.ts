import { noticeboardEn } from "./noticeboard-en.js";
import { noticeboardRu } from "./noticeboard-ru.js";

export const noticeboard = { ru: noticeboardRu, en: noticeboardEn };
