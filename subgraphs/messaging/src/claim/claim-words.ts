import type { Wording } from "../notice/wording.js";

/** Nothing of health is said outside of the claim. */
export const documentsWords = (number: number): Wording => ({
  title: {
    ru: `По заявлению № ${number} нужны документы`,
    en: `Claim No. ${number} needs papers`,
  },
  text: {
    ru: "Какие документы приложить, указано в заявлении.",
    en: "The claim says which papers to attach.",
  },
});

export const approvedWords = (number: number): Wording => ({
  title: { ru: `Заявление № ${number} одобрено`, en: `Claim No. ${number} is approved` },
  text: { ru: "Выплата готовится.", en: "The payment is being prepared." },
});

export const refusedWords = (number: number): Wording => ({
  title: { ru: `По заявлению № ${number} отказано`, en: `Claim No. ${number} is refused` },
  text: { ru: "Причина указана в заявлении.", en: "The reason stands in the claim." },
});

export const objectionWords = (number: number, isAccepted: boolean): Wording => ({
  title: {
    ru: `Ответ на возражение по заявлению № ${number}`,
    en: `Your objection on claim No. ${number} is answered`,
  },
  text: isAccepted
    ? { ru: "Заявление рассмотрят заново.", en: "The claim is considered anew." }
    : {
        ru: "Решение остаётся прежним. Почему, указано в заявлении.",
        en: "The decision stands. The claim says why.",
      },
});

export const paidWords = (number: number, kopecks: number): Wording => ({
  title: { ru: `Выплата по заявлению № ${number}`, en: `Claim No. ${number} is paid` },
  text: {
    ru: `Отправлено ${roubles("ru", kopecks)}.`,
    en: `${roubles("en", kopecks)} have been sent.`,
  },
});

function roubles(locale: string, kopecks: number): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency: "RUB" }).format(kopecks / 100);
}
