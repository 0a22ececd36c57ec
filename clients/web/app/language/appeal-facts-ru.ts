/** What is said of one appeal and its conversation. */
export const appealFactsRu = {
  outcomes: {
    HELPED: "Вопрос решён",
    EXPLAINED: "Даны разъяснения",
    ACCEPTED: "Предложение принято",
    NOT_CONFIRMED: "Не подтвердилось",
    DROPPED: "Снято автором",
  },
  concerns: "Организация",
  handledBy: "Рассматривает",
  aboutEmployer: "Работодатель",
  registered: "Зарегистрировано",
  closed: "Закрыто",
  outcome: "Результат",
  conversation: "Переписка",
  you: "Вы",
  union: "Профсоюз",
  voices: { AUTHOR: "Заявитель", HANDLER: "Профсоюз" },
  internal: "Служебная заметка",
  forgotten: "Слова удалены по правилам хранения.",
  arrived: "В обращении новое сообщение.",
};
