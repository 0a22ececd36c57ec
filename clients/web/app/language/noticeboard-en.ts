import type { noticeboardRu } from "./noticeboard-ru.js";

export const noticeboardEn: typeof noticeboardRu = {
  title: "Union noticeboard",
  hint: "A sheet for the wall, made of the register and the site: print it, and again when something changes.",
  bodies: { COMMITTEE: "Union committee", PRESIDIUM: "Presidium", AUDIT_COMMISSION: "Audit commission" },
  seats: { HEAD: "chair", DEPUTY: "deputy chair", SECRETARY: "secretary" },
  announcements: "Announcements",
  questions: "Questions answered",
  site: "News, appeals and the electronic card",
  scan: "Point the camera of your telephone here",
  print: "Print the noticeboard",
  copy: "Copy the link",
  copied: "The link is copied",
};
