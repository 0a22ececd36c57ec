import type { sharingRu } from "./sharing-ru.js";

export const sharingEn: typeof sharingRu = {
  title: "Share",
  vk: "VK",
  ok: "Odnoklassniki",
  print: "Print",
  copy: "Copy the link",
  copied: "The link is copied",
};
