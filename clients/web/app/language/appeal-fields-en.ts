import type { appealFieldsRu } from "./appeal-fields-ru.js";

export const appealFieldsEn: typeof appealFieldsRu = {
  chooseTopic: "Choose a topic",
  text: "Your appeal",
  textHint: "What happened, when and where, and what you expect of the union",
  isAboutOrganisation: "This is a complaint about this organisation of the union itself",
  isAboutHint: "Then the one above handles it, and those who lead this organisation do not see it.",
  employer: "It is about another employer",
  employerName: "Name of the employer",
  employerTaxId: "Taxpayer number, if you know it",
  contactName: "Your name",
  contactTelephone: "Telephone",
  contactEmail: "E-mail",
};
