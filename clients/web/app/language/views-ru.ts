/** What is said about how pages look. */
export const viewsRu = {
  lead: "Выберите, как показывать страницы в этом браузере. Вернуть обычный вид можно здесь же.",
  labels: {
    letters: "Размер букв",
    spacing: "Расстояние между буквами",
    colours: "Цвета",
    pictures: "Изображения",
  },
  options: {
    letters: { usual: "Обычный", larger: "Крупный", largest: "Очень крупный" },
    spacing: { usual: "Обычное", wide: "Увеличенное" },
    colours: {
      usual: "Обычные",
      "black-on-white": "Чёрным по белому",
      "white-on-black": "Белым по чёрному",
      blue: "Тёмно-синим по голубому",
    },
    pictures: { usual: "Показывать", none: "Не показывать" },
  },
  submit: "Применить",
  busy: "Применяем…",
  usual: "Обычный вид",
};
