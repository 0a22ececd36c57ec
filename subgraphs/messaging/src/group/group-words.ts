import type { Sentence } from "@angel/kit/problem";
import type { Wording } from "../notice/wording.js";

const written = (ru: string, en: string, text: Sentence) => (title: string) => ({
  title: { ru: `${ru}: ${title}`, en: `${en}: ${title}` },
  text,
});

type Words = (title: string) => Wording;

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
