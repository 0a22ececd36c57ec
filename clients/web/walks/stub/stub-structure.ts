import { randomUUID } from "node:crypto";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubPublications } from "./stub-publications.js";
import { organisations, type Person } from "./stub-union.js";

type Organisation = (typeof organisations)[number];

interface Decision {
  readonly on?: string | null;
  readonly reason: string;
  readonly dryRun: boolean;
}
interface Target extends Decision {
  readonly organisationId: string;
}
interface Part {
  readonly name: string;
  readonly fullName: string;
  readonly childIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly memberIds: readonly string[];
}
interface Act {
  readonly id: string;
  readonly kind: string;
  readonly actedOn: string;
  readonly recordedAt: string;
  readonly reason: string;
  readonly recordedBy: Person;
  readonly was?: string;
  readonly became?: string;
  readonly other?: Organisation | undefined;
}
interface Data {
  readonly organisationId: string;
  readonly duesPercent?: number;
  readonly preferentialDues?: number;
  readonly registration?: { readonly taxId: string | null };
  readonly contacts?: object;
}
interface New extends Decision {
  readonly parentId: string;
  readonly level: Organisation["level"];
  readonly name: string;
  readonly fullName: string;
  readonly number?: string | null;
}
/** Only what is not nought, or empty. */
type Effect = Readonly<Record<string, unknown>>;

const NO_EFFECT = {
  memberCount: 0,
  organisationCount: 0,
  createdCount: 0,
  closedCount: 0,
  endedTermCount: 0,
  numberCount: 0,
  numbers: [],
  totals: [],
};
const LEVELS = [
  { level: "NATIONAL", name: "Общероссийский Профсоюз", parents: [] },
  { level: "REGIONAL", name: "Региональная организация", parents: ["NATIONAL"] },
  { level: "TERRITORIAL", name: "Территориальная организация", parents: ["REGIONAL"] },
  { level: "PRIMARY", name: "Первичная организация", parents: ["NATIONAL", "REGIONAL", "TERRITORIAL"] },
].map((rule) => ({ ...rule, termYears: 5, smallBelow: rule.level === "PRIMARY" ? 15 : null }));

/** The tree of the small union, changed by its keepers; each deed is rehearsed by reckoning what it would change. */
export class StubStructure {
  readonly #acts = new Map<string, Act[]>();
  readonly #undo = new Map<string, () => void>();
  readonly #successors = new Map<string, Organisation>();

  constructor(private readonly publications: StubPublications) {}

  ofOrganisation(id: string) {
    return {
      viewerMay: rightsIn(id),
      acts: (page: PageArgs, { person }: Asked) =>
        person?.role === "STAFF" ? listPage(this.#acts.get(id) ?? [], page) : null,
      revision: () => String(this.#acts.get(id)?.length ?? 0),
      formerNumbers: [],
      undoableReorganisation: () =>
        this.#undo.has(id) ? { kind: "MOVED", actedOn: today(), organisation: known(id) } : null,
      successor: () => this.#successors.get(id) ?? null,
      predecessors: () => organisations.filter((one) => this.#successors.get(one.id)?.id === id),
    };
  }

  fields() {
    return {
      organisationLevels: () => LEVELS,
      organisationByNumber: ({ number }: { number: string }) =>
        this.publications.organisation({
          id: organisations.find((one) => one.number === number)?.id ?? "",
        }),
      createOrganisation: ({ input }: Args<New>, asked: Asked) => {
        const fault = faultOf(input, input.name, "name");
        if (fault) return fault;
        const parent = known(input.parentId);
        const made = organisationOf(input);
        const effect = { createdCount: 1, totals: [total(parent, 0, 1)] };
        if (input.dryRun) return { ...payload("Create", effect), organisation: null, number: made.number };
        organisations.push(made);
        this.#record(made, "CREATED", input, asked, { other: parent });
        return { ...payload("Create", effect), organisation: made, number: made.number };
      },
      renameOrganisation: ({ input }: Args<Target & { name: string; fullName: string }>, asked: Asked) => {
        const fault = faultOf(input, input.name, "name");
        if (fault) return fault;
        const organisation = known(input.organisationId);
        const { name: was, fullName } = organisation;
        if (!input.dryRun) {
          Object.assign(organisation, { name: input.name, fullName: input.fullName });
          this.#record(organisation, "RENAMED", input, asked, { was, became: input.name });
        }
        return {
          ...payload("Rename", {}),
          organisation: input.dryRun ? { ...organisation, name: was, fullName } : organisation,
        };
      },
      retypeOrganisation: ({ input }: Args<Target & { typeCode: string }>, asked: Asked) => {
        const fault = faultOf(input);
        if (fault) return fault;
        const organisation = known(input.organisationId);
        if (!input.dryRun) {
          const { code: was } = organisation.type;
          organisation.type = { code: input.typeCode, name: "Общеобразовательные организации" };
          this.#record(organisation, "RETYPED", input, asked, { was, became: input.typeCode });
        }
        return { ...payload("Retype", {}), organisation };
      },
      renumberOrganisation: ({ input }: Args<Target & { number: string }>, asked: Asked) => {
        if (!/^\d\d-\d\d-\d{4}/.test(input.number))
          return invalid("number", "ИНПО пишется так: 27-27-0000-30770.");
        const fault = faultOf(input);
        if (fault) return fault;
        const organisation = known(input.organisationId);
        const { number: was } = organisation;
        const effect = { numberCount: 1, numbers: [{ organisation, was, became: input.number }] };
        if (!input.dryRun) {
          organisation.number = input.number;
          this.#record(organisation, "RENUMBERED", input, asked, { was, became: input.number });
        }
        return { ...payload("Renumber", effect), organisation };
      },
      moveOrganisation: (
        { input }: Args<Target & { toOrganisationId: string; renumber: boolean }>,
        asked: Asked,
      ) => {
        const fault = faultOf(input);
        if (fault) return fault;
        const organisation = known(input.organisationId);
        const to = known(input.toOrganisationId);
        if (organisation.parentId === to.id)
          return { __typename: "AlreadyThere", message: "Организация уже подчинена этой." };
        const from = known(organisation.parentId ?? "");
        const became = `10-01-${organisation.id.slice(0, 4)}`;
        const effect = {
          organisationCount: 1,
          totals: [total(from, -organisation.memberCount, -1)],
          ...(input.renumber && {
            numberCount: 1,
            numbers: [{ organisation, was: organisation.number, became }],
          }),
        };
        if (!input.dryRun) {
          const before = { parentId: organisation.parentId, number: organisation.number };
          Object.assign(organisation, { parentId: to.id, ...(input.renumber && { number: became }) });
          this.#record(organisation, "MOVED", input, asked, { other: from });
          this.#undo.set(organisation.id, () => Object.assign(organisation, before));
        }
        return { ...payload("Move", effect), organisation };
      },
      mergeOrganisations: ({ input }: Args<Target & { intoOrganisationId: string }>, asked: Asked) => {
        const fault = faultOf(input);
        if (fault) return fault;
        const [source, target] = [known(input.organisationId), known(input.intoOrganisationId)];
        const effect = { memberCount: source.memberCount, closedCount: 1, endedTermCount: 1 };
        if (!input.dryRun) {
          this.#close(source);
          this.#successors.set(source.id, target);
          this.#record(source, "MERGED", input, asked, { other: target });
          this.#record(target, "MERGED", input, asked, { other: source });
        }
        return { ...payload("Merge", effect), organisation: target, merged: source };
      },
      splitOrganisation: ({ input }: Args<Target & { parts: readonly Part[] }>) => {
        const [part] = input.parts;
        const leaving = [...(part?.childIds ?? []), ...(part?.unitIds ?? []), ...(part?.memberIds ?? [])];
        const fault =
          faultOf(input, part?.name, "parts.0.name") ??
          (leaving.length === 0 ? invalid("parts.0", "Укажите, кто уходит в эту часть.") : null);
        if (fault) return fault;
        const effect = { createdCount: 1, organisationCount: part?.childIds.length };
        return { ...payload("Split", effect), organisation: known(input.organisationId), created: [] };
      },
      closeOrganisation: ({ input }: Args<Target>, asked: Asked) => {
        const organisation = known(input.organisationId);
        if (organisation.memberCount > 0) {
          const message = `На учёте ещё состоят члены Профсоюза: ${organisation.memberCount}.`;
          return { __typename: "HasMembers", memberCount: organisation.memberCount, message };
        }
        const fault = faultOf(input);
        if (fault) return fault;
        if (!input.dryRun) {
          this.#close(organisation);
          this.#record(organisation, "CLOSED", input, asked);
        }
        return { ...payload("Close", { closedCount: 1 }), organisation };
      },
      undoReorganisation: ({ input }: Args<Target>, asked: Asked) => {
        const fault = faultOf(input);
        if (fault) return fault;
        const undo = this.#undo.get(input.organisationId);
        if (!undo) return { __typename: "NothingToUndo", message: "Отменять нечего." };
        undo();
        this.#undo.delete(input.organisationId);
        const organisation = known(input.organisationId);
        this.#record(organisation, "UNDONE", input, asked);
        return { __typename: "UndoReorganisationPayload", organisation };
      },
    };
  }

  /** What an organisation says of itself; null where something else of it is to be changed. */
  keepData({ input }: Args<Data>, asked: Asked) {
    if (!input.contacts) return null;
    if (input.registration?.taxId)
      return invalid("registration.taxId", "В ИНН ошибка: не сходятся контрольные цифры.");
    const organisation = known(input.organisationId);
    Object.assign(organisation.contacts, input.contacts);
    this.#record(organisation, "CHANGED", { reason: "", dryRun: false }, asked, { became: "postalAddress" });
    return { __typename: "ChangeOrganisationPayload", organisation, changed: ["postalAddress"] };
  }

  #close(organisation: Organisation): void {
    organisation.closedOn = today();
  }

  #record(of: Organisation, kind: string, decision: Decision, asked: Asked, more: Partial<Act> = {}): void {
    const act = {
      id: randomUUID(),
      kind,
      actedOn: decision.on ?? today(),
      recordedAt: new Date().toISOString(),
      reason: decision.reason,
      recordedBy: signedIn(asked),
      ...more,
    };
    this.#acts.set(of.id, [act, ...(this.#acts.get(of.id) ?? [])]);
  }
}

const today = () => new Date().toISOString().slice(0, 10);

const payload = (deed: string, effect: Effect) => ({
  __typename: deed === "Merge" ? "MergeOrganisationsPayload" : `${deed}OrganisationPayload`,
  effect: { ...NO_EFFECT, ...effect },
});

const invalid = (path: string, message: string) => ({
  __typename: "InvalidInput",
  message: "Проверьте заполнение полей.",
  fields: [{ path, message }],
});

/** A deed without its reason, or without a name where it gives one, is refused. */
function faultOf({ reason }: { readonly reason: string }, name = "-", path = "name") {
  if (!name.trim()) return invalid(path, "Заполните это поле.");
  return reason.trim() ? null : invalid("reason", "Заполните это поле.");
}

function known(id: string): Organisation {
  const found = organisations.find((one) => one.id === id);
  if (!found) throw new Error(`There is no organisation ${id}.`);
  return found;
}

/** Like the school, but for what is its own; nobody is on its register yet. */
function organisationOf({ parentId, level, name, fullName, number }: New): Organisation {
  const id = randomUUID();
  const own = {
    id,
    parentId,
    level,
    name,
    fullName,
    number: number ?? `10-02-${String(name.length * 37).padStart(4, "0")}`,
  };
  const like = known("org-school");
  return { ...like, ...own, contacts: { ...like.contacts }, memberCount: 0 };
}

const total = (organisation: Organisation, members: number, primaries: number) => ({
  organisation,
  memberCountBefore: organisation.memberCount,
  memberCountAfter: organisation.memberCount + members,
  primaryCountBefore: 2,
  primaryCountAfter: 2 + primaries,
});

/** What the reader may do in an organisation: all that staff may, and nothing that others may not. */
export function rightsIn(id: string | undefined) {
  return (_: unknown, { person }: Asked) => {
    const above = aboveOf(id);
    const holds = (places: readonly (string | undefined)[]) =>
      person?.role === "STAFF" && places.includes(person.organisationId);
    const keeps = holds([id, ...above]);
    return {
      keepRegister: keeps,
      produceCards: keeps,
      keepOrganisation: keeps,
      addBelow: keeps,
      reorganise: holds(above),
    };
  };
}

function aboveOf(id: string | undefined): string[] {
  const parentId = organisations.find((one) => one.id === id)?.parentId;
  return parentId ? [parentId, ...aboveOf(parentId)] : [];
}
