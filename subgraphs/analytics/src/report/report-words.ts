/** How the codes of the register read on a Russian report. */
export const SEX = { MALE: "мужской", FEMALE: "женский" };
export const OCCUPATION = {
  EMPLOYED: "работающий",
  STUDENT: "обучающийся",
  PENSIONER: "неработающий пенсионер",
};
export const DUES = {
  WITHHELD: "безналичное удержание",
  CASH: "наличные",
  CARD: "карта или СБП",
  EXEMPT: "освобождён",
};
export const EDUCATION = {
  SECONDARY: "среднее",
  VOCATIONAL: "среднее профессиональное",
  BACHELOR: "бакалавриат",
  HIGHER: "высшее",
  POSTGRADUATE: "кадры высшей квалификации",
};
export const CARD = {
  NOT_ORDERED: "не заказан",
  ORDERED: "заказан",
  SENT: "отправлен в производство",
  PRODUCED: "изготовлен",
  DELIVERED: "передан в организацию",
  ISSUED: "выдан",
  VIRTUAL: "виртуальный",
  BLOCKED: "заблокирован",
  LOST: "утрачен",
  REPLACED: "заменён",
};
export const REMOVAL = {
  OWN_WISH: "по собственному желанию",
  EXCLUDED: "исключён",
  DISMISSED: "увольнение",
  GRADUATED: "окончание учёбы",
  DIED: "смерть",
  OTHER: "другая причина",
};
export const LEVEL = {
  NATIONAL: "Общероссийский Профсоюз",
  REGIONAL: "региональная",
  OKRUG: "окружная",
  INDUSTRY: "отраслевой комитет",
  TERRITORIAL: "территориальная",
  PRIMARY: "первичная",
};
export const ROLE = {
  MEMBER: "член Профсоюза",
  CHAIR: "председатель",
  STAFF: "работник аппарата",
  OPERATOR: "оператор горячей линии",
  EDITOR: "редактор",
  PARTNER: "партнёр",
  INSURANCE_HANDLER: "специалист по страхованию",
  ADMINISTRATOR: "администратор",
};
