import { InvalidField } from "@angel/kit/problem";
import { isStorable } from "@angel/kit/text";

/** Longer is no safer and dearer to hash; looked at before anything else. */
const LONGEST_PASSWORD = 200;
const SHORTEST_PASSWORD = 10;
const FEWEST_DIFFERENT = 4;

/** What keeps a text from being looked at as a password at all. */
export function faultOfPassword(path: string, password: string): InvalidField | null {
  if (password === "") return new InvalidField(path, { ru: "Введите пароль.", en: "Enter the password." });
  if (password.length > LONGEST_PASSWORD) {
    return new InvalidField(path, {
      ru: `Пароль не длиннее ${LONGEST_PASSWORD} знаков.`,
      en: `A password has at most ${LONGEST_PASSWORD} characters.`,
    });
  }
  if (isStorable(password)) return null;
  return new InvalidField(path, {
    ru: "В пароле есть недопустимые символы.",
    en: "The password has characters that cannot be.",
  });
}

/** What keeps it from being a new password. Length is what helps; prescribed signs do not. */
export function faultOfNewPassword(path: string, password: string, current: string): InvalidField | null {
  const fault = faultOfPassword(path, password);
  if (fault) return fault;
  if (password.length < SHORTEST_PASSWORD) {
    return new InvalidField(path, {
      ru: `Пароль не короче ${SHORTEST_PASSWORD} знаков.`,
      en: `A password has at least ${SHORTEST_PASSWORD} characters.`,
    });
  }
  if (new Set(password).size < FEWEST_DIFFERENT) {
    return new InvalidField(path, {
      ru: "В пароле слишком мало разных знаков.",
      en: "The password has too few different characters.",
    });
  }
  if (password.normalize("NFKC") !== current.normalize("NFKC")) return null;
  return new InvalidField(path, {
    ru: "Новый пароль совпадает с прежним.",
    en: "The new password is the old one.",
  });
}
