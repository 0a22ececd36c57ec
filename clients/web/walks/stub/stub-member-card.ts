import { randomUUID } from "node:crypto";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import type { SentFiles } from "./stub-member-files.js";
import type { StubRegister } from "./stub-register.js";
import { rightsIn } from "./stub-structure.js";
import { organisations, type Person } from "./stub-union.js";

type Member = StubRegister["members"][number];
type OfMember<T = object> = Args<T & { readonly memberId: string }>;
type OfAnyone<T> = Args<T & { readonly memberId: string | null }>;
type Fields = Record<string, unknown>;

interface Name {
  readonly last: string;
  readonly first: string;
  readonly patronymic: string | null;
}
interface Contact {
  readonly kind: string;
  readonly value: string;
  readonly note: string | null;
  isPreferred: boolean;
}

interface OwnContacts extends Fields {
  readonly revision: string;
  readonly phone?: string | null;
  readonly email?: string | null;
}

const TODAY = "2026-11-22";
const OTHER_UNIT = { id: "unit-0", name: "Административная часть" };
const UNIT = { id: "unit-1", name: "Профгруппа начальных классов" };
const TABS = {
  AWARDS: "awards",
  FAMILY: "family",
  TRAININGS: "trainings",
  SOCIAL_SUPPORT: "socialSupport",
  NOTES: "notes",
  ATTACHMENTS: "attachments",
} as const;
type Tab = keyof typeof TABS;

const CAREER = new Set([
  "workingFrom",
  "teachingFrom",
  "hasLongServicePension",
  "isLabourVeteran",
  "education",
  "academicDegree",
  "academicTitle",
]);

/** One card with all its tabs. */
class StubMemberCard {
  readonly entries: Record<(typeof TABS)[Tab], (Fields & { readonly id: string })[]> = {
    awards: [],
    family: [],
    trainings: [],
    socialSupport: [],
    notes: [],
    attachments: [],
  };
  readonly formerNames: Fields[] = [];
  readonly occupationChanges: Fields[] = [];
  readonly cardChanges: Fields[] = [];
  readonly movements: Fields[];
  readonly #unitMovements: Fields[] = [];
  #unit: typeof UNIT | null = null;
  contacts: Contact[] = [];
  #general: Fields;
  #career: Fields = {};
  #revision = 1;
  readonly #history: Fields[] = [];

  constructor(
    readonly member: Member,
    public organisationId: string,
  ) {
    this.#general = {
      sex: "FEMALE",
      bornOn: member.bornOn,
      occupation: "EMPLOYED",
      position: member.position,
    };
    this.movements = [this.#movement("REGISTERED")];
  }

  assign(unitId: string | null, more: Fields): void {
    const from = this.#unit;
    this.#unit = unitId === UNIT.id ? UNIT : null;
    this.#unitMovements.push({ ...more, id: randomUUID(), on: TODAY, from, unit: this.#unit });
  }

  get occupation(): unknown {
    return this.#general["occupation"];
  }

  get revision(): string {
    return `${this.#revision}.1`;
  }

  change(change: Fields, by: Person | null): void {
    this.#revision += 1;
    const said = (value: unknown) =>
      typeof value === "string" || typeof value === "number" ? `${value}` : null;
    const fields = Object.entries(change)
      .filter(([name]) => !CAREER.has(name))
      .map(([name, value]) => ({ name, from: said(this.#general[name]), to: said(value) }));
    if (fields.length > 0) {
      const recordedAt = new Date().toISOString();
      this.#history.unshift({
        id: randomUUID(),
        record: "members",
        validFrom: TODAY,
        recordedAt,
        by,
        fields,
      });
    }
    for (const [name, value] of Object.entries(change)) {
      if (CAREER.has(name)) this.#career[name] = value;
      else this.#general[name] = value;
    }
  }

  rename(name: Name, former: Fields): void {
    this.#revision += 1;
    this.formerNames.unshift({ ...former, name: this.name });
    this.member.name = { full: fullName(name) };
  }

  occupy({ occupation, on, ...change }: Fields, recorded: ReturnType<typeof recordedBy>): void {
    this.occupationChanges.unshift({ ...recorded, former: this.occupation, occupation, on: on ?? TODAY });
    this.change({ ...change, occupation }, recorded.recordedBy);
  }

  turn(status: string, recorded: { readonly recordedBy: unknown }): void {
    this.member.card.status = status;
    this.cardChanges.push({
      status,
      changedAt: new Date().toISOString(),
      changedBy: recorded.recordedBy,
    });
  }

  move(kind: "REMOVED" | "TRANSFERRED", to: string, more: Fields): void {
    const from = this.organisationId;
    this.organisationId = to;
    this.movements.push({
      ...this.#movement(kind),
      ...more,
      from: kind === "TRANSFERRED" && organisation(from),
    });
  }

  get name() {
    const [last = "", first = "", patronymic = null] = this.member.name.full.split(" ");
    return { full: this.member.name.full, last, first, patronymic };
  }

  shown() {
    const { member, entries, formerNames, occupationChanges, contacts, movements, revision, name } = this;
    const isOnRegister = movements.at(-1)?.["kind"] !== "REMOVED";
    const changes = this.cardChanges;
    return {
      ...member,
      ...this.#general,
      ...entries,
      name,
      revision,
      formerNames,
      occupationChanges,
      contacts,
      movements,
      status: isOnRegister ? "ON_REGISTER" : "REMOVED",
      joinedOn: "2019-09-01",
      sexOrigin: "AUTOMATIC",
      unionSeniority: { years: 7, months: 2, days: 21 },
      // There are more parts than are listed, and whoever is in one is in none of those that are.
      organisation: {
        ...organisation(this.organisationId),
        units: { nodes: [this.#unit ? OTHER_UNIT : UNIT], pageInfo: { hasNextPage: true } },
      },
      unit: this.#unit,
      unitMovements: this.#unitMovements,
      history: (page: PageArgs) => listPage(this.#history, page),
      offices: [
        {
          id: "office-1",
          kind: "ACTIVIST",
          position: "Член профкома, казначей",
          sinceOn: "2024-10-15",
          untilOn: null,
          phone: "+78142123456",
          organisation: organisation(this.organisationId),
        },
      ],
      career: {
        ...this.#career,
        workExperience: this.#career["workingFrom"] ? { years: 12, months: 3, days: 1 } : null,
      },
      card: {
        ...member.card,
        number: member.card.formattedNumber.replaceAll(" ", ""),
        statusChangedAt: `${TODAY}T08:00:00Z`,
        changes,
      },
    };
  }

  #movement(kind: string): Fields {
    return {
      id: randomUUID(),
      kind,
      on: TODAY,
      organisation: organisation(this.organisationId),
      from: null,
      recordedAt: new Date().toISOString(),
      recordedBy: null,
    };
  }
}

const fullName = ({ last, first, patronymic }: Name) => [last, first, patronymic].filter(Boolean).join(" ");
const organisation = (id: string) => {
  const found = organisations.find((one) => one.id === id);
  return found && { ...found, viewerMay: rightsIn(id) };
};

/** The cards of those who stand on the register, and of those taken off it. */
export class StubMemberCards {
  readonly #cards = new Map<string, StubMemberCard>();
  readonly #ownCards = new Map<string, StubMemberCard>();

  constructor(
    private readonly register: StubRegister,
    private readonly files: SentFiles,
  ) {
    register.members.push({
      id: "member-with-card",
      displayName: "Нина Б.",
      name: { full: "Беляева Нина Олеговна" },
      bornOn: "1979-12-30",
      position: "воспитатель",
      card: { formattedNumber: "9643 8090 0317 0600", status: "ISSUED" },
    });
  }

  /** Null for whom the register never knew. */
  shown(id: string) {
    return this.#card(id)?.shown() ?? null;
  }

  removed(page: PageArgs) {
    const cards = [...this.#cards.values()].map((card) => card.shown());
    return listPage(
      cards.filter(({ status }) => status === "REMOVED"),
      page,
    );
  }

  /** What the card of whoever is signed in says of how they are reached. */
  ofPerson(person: Person) {
    const shown: Fields = this.#own(person).shown();
    const { status, revision, phone, email, contacts } = shown;
    return { status, revision, phone, email, contacts };
  }

  /** Takes a change of a card that is kept here; null for others. */
  change({ input }: OfMember<{ readonly revision: string }>, { person }: Asked) {
    const card = this.#card(input.memberId);
    if (!card) return null;
    const { memberId: _member, revision, ...change } = input;
    if (revision !== card.revision) return changedMeanwhile(card);
    card.change(change, person);
    return { __typename: "ChangeMemberPayload", member: card.shown() };
  }

  fields() {
    return {
      whyVisible: () => ({
        ground: "GRANT",
        isVisible: true,
        sentence: "Вы ведёте учёт организации, в которой состоит член Профсоюза.",
      }),
      changeName: (
        { input }: OfMember<{ name: Name; reason: string; on: string | null; revision: string }>,
        asked: Asked,
      ) => {
        const card = this.#kept(input.memberId);
        if (input.revision !== card.revision) return changedMeanwhile(card);
        if (input.name.last === card.name.last) return invalid("name", "Имя то же самое.");
        card.rename(input.name, { usedUntil: input.on ?? TODAY, reason: input.reason, ...recordedBy(asked) });
        return { __typename: "ChangeNamePayload", member: card.shown() };
      },
      changeOccupation: ({ input: { memberId, ...input } }: OfMember<Fields>, asked: Asked) => {
        const card = this.#kept(memberId);
        if (input["occupation"] === card.occupation) {
          return invalid("occupation", "Эта категория уже указана.");
        }
        card.occupy(input, recordedBy(asked));
        return { __typename: "ChangeOccupationPayload", member: card.shown() };
      },
      addAward: this.#add("AWARDS", "AddAwardPayload"),
      addFamilyMember: this.#add("FAMILY", "AddFamilyMemberPayload", ({ name }) => ({
        name: { ...(name as Name), full: fullName(name as Name) },
      })),
      recordTraining: this.#add("TRAININGS", "RecordTrainingPayload"),
      recordSocialSupport: this.#add("SOCIAL_SUPPORT", "RecordSocialSupportPayload", ({ kopecks }) => ({
        amount: kopecks === null ? null : { kopecks },
      })),
      writeNote: this.#add("NOTES", "WriteNotePayload"),
      attachToCard: this.#add("ATTACHMENTS", "AttachToCardPayload", ({ fileId }) => {
        const file = this.files.get(String(fileId));
        return {
          fileName: file?.name,
          size: file?.content.length,
          mediaType: "application/pdf",
          url: `/files/registry/${String(fileId)}`,
        };
      }),
      strikeEntry: ({ input: { tab, entryId } }: Args<{ tab: Tab; entryId: string }>) => {
        for (const { entries } of this.#cards.values()) {
          const at = entries[TABS[tab]].findIndex(({ id }) => id === entryId);
          if (at >= 0) entries[TABS[tab]].splice(at, 1);
        }
        return { __typename: "StrikeEntryPayload" };
      },
      ...this.#contacts(),
      changeOwnContacts: ({ input: { revision, ...change } }: Args<OwnContacts>, asked: Asked) => {
        const card = this.#own(signedIn(asked));
        if (revision !== card.revision) return changedMeanwhile(card);
        if (change.phone && !/\d{10}$/.test(change.phone)) return invalid("phone", "Это не номер телефона.");
        card.change(change, asked.person);
        return { __typename: "ChangeOwnContactsPayload", member: card.shown() };
      },
      ...this.#cardDeeds(),
      assignToUnit: (
        { input }: Args<{ memberIds: readonly string[]; unitId: string | null; note: string | null }>,
        asked: Asked,
      ) => {
        for (const id of input.memberIds) {
          this.#kept(id).assign(input.unitId, { note: input.note, ...recordedBy(asked) });
        }
        return { __typename: "AssignToUnitPayload" };
      },
      transferMember: ({ input }: OfMember<{ toOrganisationId: string; note: string | null }>) => {
        const card = this.#kept(input.memberId);
        if (input.toOrganisationId === card.organisationId) {
          return invalid("toOrganisationId", "Уже на учёте в этой организации.");
        }
        card.move("TRANSFERRED", input.toOrganisationId, { note: input.note });
        return { __typename: "TransferMemberPayload", member: card.shown() };
      },
    };
  }

  /** That the register has taken a member off. */
  remove({ input }: OfMember<{ reason: string; note: string | null }>): void {
    const card = this.#kept(input.memberId);
    card.move("REMOVED", card.organisationId, { reason: input.reason, note: input.note });
  }

  #contacts() {
    const deal =
      (payload: string, deed: (card: StubMemberCard, contact: Contact) => void) =>
      ({ input: { memberId, ...contact } }: OfAnyone<Contact>, asked: Asked) => {
        const card = memberId ? this.#kept(memberId) : this.#own(signedIn(asked));
        deed(card, contact);
        return { __typename: payload, member: card.shown() };
      };
    const isSame = (one: Contact, other: Contact) => one.kind === other.kind && one.value === other.value;
    const prefer = (card: StubMemberCard, wanted: Contact) => {
      for (const one of card.contacts) if (one.kind === wanted.kind) one.isPreferred = isSame(one, wanted);
    };
    const add = deal("AddContactPayload", (card, contact) => {
      const isFirst = !card.contacts.some(({ kind }) => kind === contact.kind);
      card.contacts.push({ ...contact, isPreferred: isFirst });
      if (contact.isPreferred) prefer(card, contact);
    });
    return {
      addContact: (wish: OfAnyone<Contact>, asked: Asked) =>
        wish.input.kind === "PHONE" && !/\d{10}$/.test(wish.input.value)
          ? invalid("value", "Это не номер телефона.")
          : add(wish, asked),
      preferContact: deal("PreferContactPayload", prefer),
      removeContact: deal("RemoveContactPayload", (card, contact) => {
        card.contacts = card.contacts.filter((one) => !isSame(one, contact));
      }),
    };
  }

  #cardDeeds() {
    const turn =
      (payload: string, status: string) =>
      ({ input }: OfMember, asked: Asked) => {
        const card = this.#kept(input.memberId);
        card.turn(status, recordedBy(asked));
        return { __typename: payload, member: card.shown() };
      };
    return {
      issueCard: turn("IssueCardPayload", "ISSUED"),
      blockCard: turn("BlockCardPayload", "BLOCKED"),
      unblockCard: turn("UnblockCardPayload", "ISSUED"),
      reportCardLost: turn("ReportCardLostPayload", "LOST"),
      reissueCard: turn("ReissueCardPayload", "NOT_ORDERED"),
    };
  }

  #add(tab: Tab, payload: string, more: (input: Fields) => Fields = () => ({})) {
    return ({ input: { memberId, ...input } }: OfMember<Fields>, asked: Asked) => {
      const card = this.#kept(memberId);
      card.entries[TABS[tab]].unshift({ ...input, ...more(input), ...recordedBy(asked), id: randomUUID() });
      return { __typename: payload, member: card.shown() };
    };
  }

  #own({ id, displayName }: Person): StubMemberCard {
    const known = this.#ownCards.get(id);
    if (known) return known;
    const name = { full: displayName };
    const card = { formattedNumber: "9643 8090 0317 0601", status: "ISSUED" };
    const own = new StubMemberCard(
      { id, displayName, name, bornOn: "1985-04-12", position: "учитель", card },
      "org-school",
    );
    own.change({ phone: "+79110000001", email: `${id}@mail.example` }, null);
    this.#ownCards.set(id, own);
    return own;
  }

  #kept(id: string): StubMemberCard {
    const card = this.#card(id);
    if (!card) throw new Error(`There is no card ${id}.`);
    return card;
  }

  #card(id: string): StubMemberCard | undefined {
    const member = this.register.members.find((one) => one.id === id);
    const known = this.#cards.get(id);
    // Ids of those taken off may be given to others.
    if (!member || known?.member === member) return known;
    const card = new StubMemberCard(member, "org-school");
    this.#cards.set(id, card);
    return card;
  }
}

function recordedBy(asked: Asked) {
  return { recordedAt: new Date().toISOString(), recordedBy: signedIn(asked) };
}

function changedMeanwhile(card: StubMemberCard) {
  return {
    __typename: "CardChangedMeanwhile",
    message: "Карточку тем временем изменил кто-то другой. Проверьте и сохраните ещё раз.",
    member: card.shown(),
  };
}

function invalid(path: string, message: string) {
  return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields: [{ path, message }] };
}
