/** What is asked of whoever writes an appeal or writes one down. */
export const appealFieldsRu = {
  chooseTopic: "Выберите тему",
  text: "Текст обращения",
  textHint: "Что случилось, когда и где, чего вы ждёте от профсоюза",
  isAboutOrganisation: "Это жалоба на саму эту организацию профсоюза",
  isAboutHint: "Тогда её рассмотрит вышестоящая, а руководители этой организации обращения не увидят.",
  employer: "Речь о другом работодателе",
  employerName: "Название работодателя",
  employerTaxId: "ИНН, если знаете",
  contactName: "Как к вам обращаться",
  contactTelephone: "Телефон",
  contactEmail: "Электронная почта",
};
