/** Greetings of organisations above on the site of a primary. */
export const greetingsRu = {
  title: "Поздравления",
  takeDown: "Снять с этого сайта",
  takeDownLead: (day: string) =>
    `Поздравление стоит по ${day} и снимется само. Если снять его сейчас, на других сайтах оно останется.`,
  takeDownSubmit: "Да, снять",
  busy: "Снимаем…",
};
