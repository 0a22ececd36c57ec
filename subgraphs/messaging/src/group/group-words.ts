import type { Sentence } from "@angel/kit/problem";
import type { Wording } from "../notice/wording.js";

const written = (ru: string, en: string, text: Sentence) => (title: string) => ({
  title: { ru: `${ru}: ${title}`, en: `${en}: ${title}` },
  text,
});

export type Words = (title: string) => Wording;

export const askedWords: Words = written("Просятся в группу", "Somebody asks to join", {
  ru: "Заявка ждёт решения на странице участников группы.",
  en: "The request awaits a decision on the page of the group's members.",
});
export const acceptedWords: Words = written("Вас приняли в группу", "You are let into the group", {
  ru: "Теперь вы читаете и пишете в ней вместе со всеми.",
  en: "You read and write in it now as all its members do.",
});
export const declinedWords: Words = written("Заявку в группу отклонили", "Your request was declined", {
  ru: "Если причину назвали, она на странице группы.",
  en: "If a reason was given, it is on the page of the group.",
});
export const invitedWords: Words = written("Вас приглашают в группу", "You are invited to the group", {
  ru: "Принять или отклонить приглашение можно на странице группы.",
  en: "Accept or decline the invitation on the page of the group.",
});
export const removedWords: Words = written("Вас исключили из группы", "You were removed from the group", {
  ru: "Причина на странице группы. Вернуться можно по приглашению её ведущих. Если вы не согласны, напишите обращение в организацию, чья это группа.",
  en: "The reason is on the page of the group. You come back when its keepers invite you. If you disagree, write an appeal to the organisation whose group it is.",
});
export const postWords: Words = written("Новая запись в группе", "A new post in the group", {
  ru: "Её читают участники группы. О чём сообщать, выбирают на странице группы.",
  en: "Members of the group read it. Choose on the page of the group of what you are told.",
});
export const answerWords: Words = written("Вам ответили в группе", "You were answered in the group", {
  ru: "Ответ под записью группы.",
  en: "The answer is below a post of the group.",
});
export const hiddenWords: Words = written(
  "Вашу запись в группе скрыли",
  "Your post in the group was hidden",
  {
    ru: "Причина рядом с записью: её видите вы и ведущие группы.",
    en: "The reason is beside the post: you and the keepers of the group see it.",
  },
);
