/** What is said where a member is looked for and chosen. */
export const chooseMember = {
  ru: {
    search: "Найти члена Профсоюза: фамилия, телефон или номер билета",
    find: "Найти",
    notFound: "Никого не нашлось.",
  },
  en: {
    search: "Find a member: name, telephone or card number",
    find: "Search",
    notFound: "Nobody was found.",
  },
};
