import { count } from "./format.js";

/** Sites whose news are not actual. */
export const quietSitesRu = {
  title: "Сайты без новостей",
  lead: "Сайты этой организации и тех, что внутри неё, где тридцать дней не выходило ничего нового. Дольше всех молчащие первыми.",
  counted: (value: number) =>
    count("ru", value, { one: "сайт", few: "сайта", many: "сайтов", other: "сайта" }),
  none: "Все ленты актуальны: за последние тридцать дней новости выходили на каждом сайте.",
  last: "Последняя новость:",
  never: "Новостей ещё не было",
};
