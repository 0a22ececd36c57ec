/** What is said to those who set a hotline. */
export const hotlineRu = {
  hotlineLead: "Номер увидят все, кто обращается здесь и ниже, где нет своей линии.",
  hotlineAbove: (name: string) =>
    `Сейчас обращаются на линию вышестоящей организации: ${name}. Сохранив, вы заведёте свою.`,
  telephone: "Номер телефона",
  isFree: "Бесплатно с любого телефона",
  opensAt: "Отвечают с",
  closesAt: "До",
  weekdays: "По каким дням",
  hotlineEmail: "Электронная почта",
  links: "Где ещё можно написать",
  linksHint: "Адреса страниц, каждый с новой строки: https://…",
  save: "Сохранить",
};
