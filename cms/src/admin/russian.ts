import { strapisOwn } from "./russian-of-strapi";

/** What our own fields are called in the admin; the rest of it speaks Russian by itself. */
export const russian: Record<string, string> = {
  ...labels("content-types.api::site.site", {
    title: "Название сайта",
    mission: "Миссия профсоюза",
    organisationId: "Организация",
    unionSymbol: "Официальная символика профсоюза",
    regionSymbol: "Символика региона или муниципалитета",
    localSymbol: "Символика организации",
    representatives: "Представители",
    superiorLinks: "Вышестоящие организации",
    socialLinks: "Социальные сети",
    sections: "Разделы (не более семи)",
  }),
  ...labels("content-types.api::section.section", {
    title: "Название (до 24 знаков)",
    slug: "Адрес раздела",
    position: "Место в меню",
    site: "Сайт",
  }),
  ...labels("content-types.api::article.article", {
    title: "Заголовок",
    kind: "Вид материала",
    lead: "Вводка",
    body: "Текст",
    cover: "Обложка",
    site: "Сайт",
    section: "Раздел",
    flowsDown: "Показывать в лентах нижестоящих организаций",
    repostOf: "Репост: адрес источника",
    repostComment: "Репост: комментарий редакции (обязателен)",
    slug: "Адрес материала",
  }),
  ...labels("content-types.api::knowledge-article.knowledge-article", {
    title: "Заголовок",
    topic: "Тема",
    lawReference: "Ссылка на закон",
    tags: "Метки через запятую",
    body: "Текст",
    organisationId: "Организация",
  }),
  ...labels("components.site.representative", {
    fullName: "Фамилия, имя, отчество",
    responsibility: "За что отвечает",
    contact: "Как связаться",
  }),
  ...labels("components.site.superior-link", { title: "Название", url: "Адрес", banner: "Баннер" }),
  ...labels("components.site.social-link", { network: "Сеть", url: "Адрес" }),
  NEWS: "Новость",
  ANNOUNCEMENT: "Объявление",
  CONGRATULATION: "Поздравление",
  PROGRAMME: "Программа",
  VK: "ВКонтакте",
  OK: "Одноклассники",
  TELEGRAM: "Telegram",
  MAX: "MAX",
  YOUTUBE: "YouTube",
  RUTUBE: "RuTube",
  OTHER: "Другая",
  ...strapisOwn,
  "app.components.LeftMenuLinkContainer.collectionTypes": "Редакция",
  "Auth.form.welcome.title": "Электронный Ангел",
  "Auth.form.welcome.subtitle": "Вход в редакцию",
};

function labels(of: string, names: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).map(([field, label]) => [`content-manager.${of}.${field}`, label]),
  );
}
