import { waysRu } from "./ways-ru.js";

/** What is said to who keeps the register of an organisation. */
export const registerRu = {
  title: waysRu.members,
  search: "Фамилия и имя",
  orderCards: "Заказать билеты (ЭПБ)",
  papers: "Составить документы",
  removed: "Снятые с учёта",
  onRegister: "Состоящие на учёте",
  nobody: "Никого не нашлось.",
  next: "Следующие",
  putOn: "Поставить на учёт",
  putOnAnyway: "Всё верно, поставить на учёт",
  look: "Посмотрите, что нашла проверка, и отправьте ещё раз.",
  noSex: "По имени пол не определить: выберите его.",
  suggestion: "Возможно, имелось в виду:",
  registered: (name: string) => `Поставлен на учёт: ${name}.`,
  sending: "Записываем…",
  remove: "Снять с учёта",
  removeSubmit: "Да, снять с учёта",
  isRemoved: "Член Профсоюза снят с учёта.",
  reason: "Причина",
  reasons: {
    OWN_WISH: "По собственному желанию",
    DISMISSED: "Уволен",
    GRADUATED: "Окончил учёбу",
    EXCLUDED: "Исключён из Профсоюза",
    DIED: "Умер",
    OTHER: "Другая",
  },
};
