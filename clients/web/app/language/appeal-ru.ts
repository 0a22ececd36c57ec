/** What is said of an appeal to whoever reads it. */
export const appealRu = {
  kind: "Что вы хотите",
  kinds: { QUESTION: "Вопрос", VIOLATION: "Нарушение прав", PROPOSAL: "Предложение" },
  topic: "Тема",
  dueOn: "Первый ответ — до",
  number: (value: number) => `Обращение № ${value}`,
  states: {
    REGISTERED: "Зарегистрировано",
    IN_WORK: "В работе",
    ANSWERED: "Дан ответ",
    PASSED_ON: "Передано",
    CLOSED: "Закрыто",
  },
  overdue: "Срок прошёл",
};
