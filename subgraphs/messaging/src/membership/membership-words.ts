import type { Wording } from "../notice/wording.js";

export const requestWords: Wording = {
  title: { ru: "Просят подтвердить членство", en: "Somebody asks to be confirmed as a member" },
  text: {
    ru: "Обладатель учётной записи просит подтвердить, что он член профсоюза и стоит у вас на учёте.",
    en: "The holder of an account asks you to confirm that they are a member on your register.",
  },
};

export const decisionWords: Record<"CONFIRMED" | "REJECTED", Wording> = {
  CONFIRMED: {
    title: { ru: "Членство подтверждено", en: "Your membership is confirmed" },
    text: {
      ru: "Ваша организация подтвердила членство: кабинет и карта открыты для вас.",
      en: "Your organisation has confirmed your membership: your cabinet and card are open to you.",
    },
  },
  REJECTED: {
    title: { ru: "Членство не подтверждено", en: "Your membership is not confirmed" },
    text: {
      ru: "Организация не подтвердила членство. Причина указана в кабинете.",
      en: "The organisation has not confirmed your membership. The reason is in your cabinet.",
    },
  },
};
