import type { Args, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import { organisations, people } from "./stub-union.js";

const TITLES = {
  INSURANCE: "Согласие на обработку данных для страхования",
  CARD: "Согласие на изготовление билета",
  NOTIFICATIONS: "Согласие на сообщения",
};

/** What a member agreed to, who saw their data, where they are signed in: of one member, whoever asks. */
export class StubOwnData {
  readonly #given = new Map<string, boolean>([["INSURANCE", true]]);

  consentTexts = () =>
    Object.entries(TITLES).map(([purpose, title]) => ({
      purpose,
      title,
      version: 1,
      isRequired: false,
      text: "Даю согласие на обработку персональных данных.",
      recipient: "Профсоюз",
    }));
  giveConsent = ({ input }: Args<{ purpose: string }>) =>
    this.#say(input.purpose, true, "GiveConsentPayload");
  withdrawConsent = ({ input }: Args<{ purpose: string }>) =>
    this.#say(input.purpose, false, "WithdrawConsentPayload");
  changePassword = ({ input }: Args<{ newPassword: string }>) =>
    input.newPassword.length < 10
      ? {
          __typename: "InvalidInput",
          message: "Проверьте заполнение полей.",
          fields: [{ path: "newPassword", message: "Не короче 10 знаков." }],
        }
      : { __typename: "ChangePasswordPayload", endedSessions: 0 };
  signOutEverywhere = ({ input }: Args<{ password: string }>) =>
    Object.values(people).some(({ password }) => password === input.password)
      ? { __typename: "SignOutEverywherePayload", endedSessions: 1 }
      : { __typename: "WrongCredentials", message: "Пароль не подходит." };

  ofAccount() {
    const startedAt = "2026-11-20T08:00:00Z";
    return {
      sessions: [
        { id: "session-1", device: "Chrome, Linux", current: true, startedAt, lastUsedAt: startedAt },
      ],
    };
  }

  ofMember() {
    const access = {
      id: "access-1",
      readAt: "2026-11-19T10:15:00Z",
      capacity: "председатель",
      by: people.olga,
    };
    return {
      consents: () =>
        [...this.#given].map(([purpose, isGiven]) => ({
          id: `consent-${purpose}`,
          purpose,
          channel: null,
          isGiven,
          saidOn: "2026-11-20",
        })),
      accesses: (page: PageArgs) => listPage([{ ...access, organisation: organisations[1] }], page),
    };
  }

  #say(purpose: string, isGiven: boolean, payload: string) {
    this.#given.set(purpose, isGiven);
    return { __typename: payload, member: { id: "anna" } };
  }
}
