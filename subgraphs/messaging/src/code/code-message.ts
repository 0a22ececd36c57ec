import type { Sentence } from "@angel/kit/problem";
import { unseal } from "@angel/kit/seal";

/** What is said to an address at once, whoever's it is. */
interface ToAddress {
  readonly channel: "EMAIL" | "SMS" | "JABBER" | "VK" | "TELEGRAM";
  readonly to: string;
  readonly expiresAt: string;
}

/** What identity wants said, as `published.wanted_code` lends it; of an address of Jabber it is wanted here. */
export interface CodeMessage extends ToAddress {
  readonly kind: "REGISTER" | "ALREADY_REGISTERED" | "RESET" | "INVITE" | "JABBER" | "NOBODY";
  readonly code: string | null;
}

/** It goes by the way of codes, to who wrote to us. */
export interface AnswerMessage extends ToAddress {
  readonly kind: "ANSWER";
  readonly answer: Answer;
}

/** What is answered in a messenger. */
export interface Answer {
  readonly words: Sentence;
  /** The page of the site to go on from; none where there is nothing to open. */
  readonly path: string | null;
}

/** Opens what was sealed to be said; null when it was sealed under another key or name. */
export function openCode(
  key: Buffer,
  challengeId: string,
  sealed: string,
): CodeMessage | AnswerMessage | null {
  const open = unseal(key, challengeId, sealed);
  return open && (JSON.parse(open.toString()) as CodeMessage | AnswerMessage);
}

interface CodeWords {
  readonly title: Sentence;
  readonly says: (code: string) => Sentence;
  /** The page of the site to go on from; none where one is on it already. */
  readonly path: string | null;
}

const WORDS: Record<Exclude<CodeMessage["kind"], "NOBODY">, CodeWords> = {
  REGISTER: {
    title: { ru: "Код для регистрации", en: "Your registration code" },
    says: (code) => ({
      ru: `Код для регистрации: ${code}. Никому его не называйте.`,
      en: `Your registration code: ${code}. Tell it to nobody.`,
    }),
    path: null,
  },
  ALREADY_REGISTERED: {
    title: { ru: "У Вас уже есть учётная запись", en: "You already have an account" },
    says: () => ({
      ru: "У Вас уже есть учётная запись. Если Вы забыли пароль, его можно задать заново.",
      en: "You already have an account. If you forgot the password, it can be set anew.",
    }),
    path: "/password",
  },
  RESET: {
    title: { ru: "Код для нового пароля", en: "Your code for a new password" },
    says: (code) => ({
      ru: `Код для нового пароля: ${code}. Если Вы его не просили, ничего не делайте.`,
      en: `Your code for a new password: ${code}. If you did not ask for it, do nothing.`,
    }),
    path: null,
  },
  INVITE: {
    title: { ru: "Приглашение в личный кабинет", en: "An invitation to your cabinet" },
    says: (code) => ({
      ru: `Профсоюз приглашает Вас в личный кабинет. Код: ${code}.`,
      en: `The union invites you to your cabinet. Code: ${code}.`,
    }),
    path: "/register",
  },
  JABBER: {
    title: { ru: "Код для уведомлений", en: "Your code for notices" },
    says: (code) => ({
      ru: `Код, чтобы получать уведомления сюда: ${code}. Если Вы его не просили, ничего не делайте.`,
      en: `The code to have notices sent here: ${code}. If you did not ask for it, do nothing.`,
    }),
    path: null,
  },
};

/** The words of a message, in both languages, for nobody knows yet which one is read; null where nobody is to have it. */
export function wordsOfCode(
  message: CodeMessage | AnswerMessage,
): { title: string; text: string; path: string | null } | null {
  if (message.kind === "NOBODY") return null;
  if (message.kind === "ANSWER") {
    const { words, path } = message.answer;
    return { title: "", text: `${words.ru}\n\n${words.en}`, path };
  }
  const { title, says, path } = WORDS[message.kind];
  const { ru, en } = says(message.code ?? "");
  return { title: `${title.ru} · ${title.en}`, text: `${ru}\n${en}`, path };
}
