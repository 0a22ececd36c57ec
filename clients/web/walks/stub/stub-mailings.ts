import { randomUUID } from "node:crypto";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import { type StubNotices, themes } from "./stub-notices.js";
import { organisations, people, type Person } from "./stub-union.js";

interface Audience {
  readonly sex?: string | null;
  readonly ageFrom?: number | null;
  readonly ageUntil?: number | null;
  readonly themeCode?: string | null;
}
interface Written {
  readonly organisationId: string;
  readonly title: string;
  readonly text: string;
  readonly plannedAt?: string | null;
  readonly onSitesUntil?: string | null;
  readonly audience: Audience;
}

const PEOPLE = 4;

/** A text of an organisation on its way to its members. */
class StubMailing {
  readonly id = randomUUID();
  readonly changed = new Stream<{ id: string; place: string }>();
  readonly #plannedAt: string;
  #revision = 1;
  state = "PLANNED";
  told = 0;
  read = 0;
  /** The sites on which it stands as a greeting. */
  sites: string[] = [];
  isTakenDown = false;

  constructor(
    readonly written: Written,
    private readonly author: Person,
  ) {
    this.#plannedAt = written.plannedAt ?? new Date().toISOString();
  }

  become(state: string): void {
    this.state = state;
    const revision = String(++this.#revision);
    this.changed.tell({ id: revision, place: revision });
  }

  greeting() {
    const { organisationId, title, text, onSitesUntil } = this.written;
    const organisation = organisations.find(({ id }) => id === organisationId);
    const isUp = onSitesUntil && !this.isTakenDown && !["PLANNED", "CANCELLED"].includes(this.state);
    return isUp
      ? { id: this.id, title, text, standsUntil: onSitesUntil, organisation, siteCount: this.sites.length }
      : null;
  }

  shown() {
    const { organisationId, audience, ...written } = this.written;
    const isOver = ["SENT", "CANCELLED"].includes(this.state);
    return {
      ...written,
      audience: { ...audience, theme: themes.find(({ code }) => code === audience.themeCode) ?? null },
      id: this.id,
      state: this.state,
      plannedAt: this.#plannedAt,
      sentAt: this.state === "SENT" ? this.#plannedAt : null,
      organisation: organisations.find(({ id }) => id === organisationId),
      author: this.author,
      revision: String(this.#revision),
      viewerMayCancel: !isOver,
      onSitesUntil: this.written.onSitesUntil ?? null,
      greeting: this.greeting(),
      counts: {
        people: PEOPLE,
        told: this.told,
        alreadyTold: 0,
        withoutConsent: 1,
        gone: 0,
        read: this.read,
        useful: null,
        useless: null,
        byChannel: [
          { channel: "EMAIL", waiting: 0, sent: this.told, failed: 1, uncertain: 0, dropped: 0 },
          { channel: "SMS", waiting: 1, sent: 0, failed: 0, uncertain: 1, dropped: 0 },
        ],
      },
    };
  }
}

/** Mailings of all organisations; one at once is sent as soon as it is followed. */
export class StubMailings {
  readonly #mailings: StubMailing[] = [];

  constructor(private readonly notices: StubNotices) {}

  ofOrganisation(organisationId: string) {
    return {
      viewerMaySendMailings: (_: unknown, { person }: Asked) => person?.role === "STAFF",
      mailings: (page: PageArgs, { person }: Asked) =>
        person?.role === "STAFF"
          ? listPage(
              this.#mailings
                .filter(({ written }) => written.organisationId === organisationId)
                .map((one) => one.shown())
                .toReversed(),
              page,
            )
          : null,
      greetings: (page: PageArgs) =>
        listPage(
          this.#mailings
            .filter(({ sites }) => sites.includes(organisationId))
            .flatMap((one) => one.greeting() ?? []),
          page,
        ),
      mailingAudience: ({ audience }: { audience: Audience }) => {
        const isNobody = (audience.ageFrom ?? 0) > (audience.ageUntil ?? 150);
        const count = isNobody ? 0 : audience.themeCode ? 1 : audience.sex === "FEMALE" ? 2 : PEOPLE;
        return {
          people: count,
          byEmail: count,
          bySms: 0,
          byJabber: 0,
          byPush: 0,
          byVk: 0,
          byTelegram: 0,
          byCabinetOnly: 0,
          withoutConsent: 0,
        };
      },
    };
  }

  fields() {
    return {
      mailing: ({ id }: { id: string }) => this.#mailings.find((one) => one.id === id)?.shown() ?? null,
      planMailing: ({ input }: Args<Written>, asked: Asked) => {
        if (!input.title.trim()) {
          const fields = [{ path: "title", message: "Напишите текст." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        const mailing = new StubMailing(input, signedIn(asked));
        if (input.onSitesUntil) mailing.sites.push(input.organisationId);
        this.#mailings.push(mailing);
        if (!input.plannedAt) this.#send(mailing);
        return { __typename: "PlanMailingPayload", mailing: mailing.shown() };
      },
      takeDownGreeting: ({ input }: Args<{ greetingId: string; organisationId?: string | null }>) => {
        const mailing = this.#mailings.find(({ id }) => id === input.greetingId);
        const greeting = mailing?.greeting();
        if (!mailing || !greeting)
          return { __typename: "GreetingNotFound", message: "Такого поздравления на сайте нет." };
        if (input.organisationId) mailing.sites = mailing.sites.filter((id) => id !== input.organisationId);
        else mailing.isTakenDown = true;
        return { __typename: "TakeDownGreetingPayload", greeting };
      },
      cancelMailing: ({ input }: Args<{ mailingId: string }>) => {
        const mailing = this.#mailings.find(({ id }) => id === input.mailingId);
        mailing?.become("CANCELLED");
        return { __typename: "CancelMailingPayload", mailing: mailing?.shown() };
      },
    };
  }

  readonly lines = {
    mailingChanged: ({ mailingId, after }: { mailingId: string; after?: string | null }) => {
      const mailing = this.#mailings.find(({ id }) => id === mailingId);
      if (!mailing) throw new Error(`There is no mailing ${mailingId}.`);
      return mailing.changed.follow(
        after ?? null,
        () => true,
        () => ({ mailingChanged: mailing.shown() }),
      );
    },
  };

  /** By and by, as in life: the page of it is open before it is told. */
  #send(mailing: StubMailing): void {
    mailing.become("GATHERING");
    setTimeout(() => {
      const { title, text, organisationId } = mailing.written;
      this.notices.say(people.anna, {
        subject: "NEWS",
        title,
        text,
        path: `/organisations/${organisationId}`,
      });
      mailing.told = PEOPLE;
      mailing.become("SENT");
    }, 1_000);
  }
}
