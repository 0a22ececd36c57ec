/** Passing a page on. */
export const sharingRu = {
  title: "Поделиться",
  vk: "ВКонтакте",
  ok: "Одноклассники",
  print: "Напечатать",
  copy: "Скопировать ссылку",
  copied: "Ссылка скопирована",
};
