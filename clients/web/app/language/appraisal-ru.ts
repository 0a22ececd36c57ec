import { waysRu } from "./ways-ru.js";

/** By what the union judges an organisation. */
export const appraisalRu = {
  title: waysRu.appraisal,
  shares: {
    led: "Организации с председателем",
    reported: "Сдали годовой отчёт",
    withActivists: "Организации с профактивом",
    duesSet: "Первички с установленным взносом",
    paying: "Указана форма уплаты взносов",
    met: "Организации, где были собрания",
    answered: "Ответили на обращения в срок",
  },
  counts: {
    meetingCount: "Собраний и заседаний с протоколом",
    applicationCount: "Заявлений о вступлении",
    decidedCount: "Решено заявлений",
    waitingCount: "Ждут решения",
    medianDays: "Половину решили за, дней",
    longestWaitDays: "Дольше всего ждут, дней",
    completedCards: "Прибавилось полных карточек",
  },
};
