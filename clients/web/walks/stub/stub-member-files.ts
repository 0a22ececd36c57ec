import { randomUUID } from "node:crypto";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import { organisations, type Person } from "./stub-union.js";

export type SentFiles = Map<string, { readonly name: string; readonly content: Buffer }>;

/** What columns say by their titles; the rest is not taken. */
const FIELDS: Readonly<Record<string, string>> = {
  ФИО: "FULL_NAME",
  "Дата рождения": "BORN_ON",
  Должность: "POSITION",
};

/** Whom files have put on the register. */
interface Known {
  readonly name: string;
  readonly bornOn: string;
}
interface StubRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly verdict: string;
  readonly reason: string | null;
  readonly repeatsLine: number | null;
  readonly match: {
    readonly id: string;
    readonly displayName: string;
    readonly bornOn: string | null;
  } | null;
  readonly faults: readonly { readonly path: string; readonly message: string }[];
  isAdded: boolean | null;
}

interface Decision {
  readonly reason?: string | null;
  readonly onlyUndecided: boolean;
  readonly isAdded: boolean;
}

/** A CSV on its way to the register: each step takes a moment, as in life. */
class StubMemberFile {
  readonly id = randomUUID();
  readonly changed = new Stream<{ id: string; place: string }>();
  readonly #createdAt = new Date().toISOString();
  readonly #lines: readonly (readonly string[])[];
  readonly #titles: readonly string[];
  #columns: readonly string[];
  #rows: StubRow[] = [];
  #brought: Known[] = [];
  #revision = 1;
  status = "READING";

  constructor(
    readonly organisationId: string,
    private readonly fileName: string,
    content: string,
    private readonly author: Person,
    private readonly known: Set<Known>,
  ) {
    const [titles = [], ...lines] = content
      .replace("\uFEFF", "")
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => line.split(";"));
    this.#lines = lines;
    this.#titles = titles;
    this.#columns = titles.map((title) => FIELDS[title] ?? "NOTHING");
    this.#read();
  }

  choose(columns: readonly string[]): void {
    this.#columns = columns;
    this.#become("READING");
    this.#read();
  }

  decide(line: number, isAdded: boolean): void {
    const row = this.#rows.find((one) => one.line === line);
    if (row) row.isAdded = isAdded;
  }

  decideAll({ reason, onlyUndecided, isAdded }: Decision): number {
    const meant = this.#doubtful.filter(
      (row) => (!reason || row.reason === reason) && !(onlyUndecided && row.isAdded !== null),
    );
    for (const row of meant) row.isAdded = isAdded;
    return meant.length;
  }

  apply(): void {
    this.#become("APPLYING");
    setTimeout(() => {
      for (const one of this.#brought) this.known.add(one);
      this.#become("APPLIED");
    }, 500);
  }

  undo(): void {
    this.#become("UNDOING");
    setTimeout(() => {
      for (const one of this.#brought) this.known.delete(one);
      this.#become("UNDONE");
    }, 500);
  }

  shown() {
    const isDone = this.status === "APPLIED";
    const added = this.#rows.filter(({ verdict, isAdded }) => verdict === "NEW" || isAdded).length;
    const organisation = organisations.find(({ id }) => id === this.organisationId);
    return {
      id: this.id,
      fileName: this.fileName,
      status: this.status,
      revision: this.#revision,
      rowCount: this.#rows.length,
      doneCount: Math.min(1, this.#rows.length),
      createdAt: this.#createdAt,
      createdBy: this.author,
      appliedAt: isDone ? this.#createdAt : null,
      undoneAt: null,
      keptCount: 0,
      fault: this.#fault?.fault ?? null,
      faultLine: this.#fault?.line ?? null,
      titles: this.#titles,
      columns: this.#columns,
      organisation,
      counts: () =>
        Object.entries(Object.groupBy(this.#rows, ({ verdict }) => verdict)).map(([verdict, rows = []]) => ({
          verdict,
          count: rows.length,
        })),
      duplicateCounts: () =>
        Object.entries(Object.groupBy(this.#doubtful, ({ reason }) => reason ?? "")).map(
          ([reason, rows = []]) => ({
            reason,
            count: rows.length,
            undecided: rows.filter(({ isAdded }) => isAdded === null).length,
          }),
        ),
      effect: added > 0 ? [{ added, memberCount: isDone ? 2 + added : 2, organisation }] : [],
      rows: ({ verdict, reason, ...page }: PageArgs & { verdict?: string | null; reason?: string | null }) =>
        listPage(
          this.#rows.filter(
            (row) => (!verdict || row.verdict === verdict) && (!reason || row.reason === reason),
          ),
          page,
        ),
    };
  }

  get #doubtful(): StubRow[] {
    return this.#rows.filter(({ verdict }) => verdict === "PROBABLE_DUPLICATE");
  }

  get #fault(): { fault: string; line: number } | null {
    if (this.status !== "UNREADABLE") return null;
    const line = this.#open + 2;
    return this.#open < 0 ? { fault: "NOT_A_TABLE", line: 1 } : { fault: "QUOTE_NOT_CLOSED", line };
  }

  /** Which line opens a quotation mark and does not close it. */
  get #open(): number {
    return this.#lines.findIndex((cells) => cells.join().split('"').length % 2 === 0);
  }

  #become(status: string): void {
    this.status = status;
    const revision = String(++this.#revision);
    this.changed.tell({ id: revision, place: revision });
  }

  #read(): void {
    const canName = this.#columns.includes("FULL_NAME") && this.#open < 0;
    setTimeout(() => {
      if (canName) this.#judge();
      this.#become(canName ? "PREVIEWED" : "UNREADABLE");
    }, 500);
  }

  #judge(): void {
    const people = this.#lines.map((cells) => ({
      name: cells[this.#columns.indexOf("FULL_NAME")] ?? "",
      bornOn: cells[this.#columns.indexOf("BORN_ON")] ?? "",
    }));
    this.#brought = [];
    this.#rows = this.#lines.map((cells, at) => {
      const one = people[at] ?? { name: "", bornOn: "" };
      const row = {
        line: at + 2,
        cells,
        reason: null,
        repeatsLine: null,
        match: null,
        faults: [],
        isAdded: null,
      };
      if (!/^[0-3]\d\.\d\d\.\d{4}$/.test(one.bornOn))
        return { ...row, verdict: "BAD", faults: [{ path: "bornOn", message: "Это не дата." }] };
      const earlier = people.findIndex(({ name, bornOn }) => name === one.name && bornOn === one.bornOn);
      if (earlier < at) return { ...row, verdict: "SAME", repeatsLine: earlier + 2 };
      const alike = [...this.known].find(
        ({ name, bornOn }) => bornOn === one.bornOn && givenOf(name) === givenOf(one.name),
      );
      if (!alike) {
        this.#brought.push(one);
        return { ...row, verdict: "NEW" };
      }
      const match = { id: alike.name, displayName: alike.name, bornOn: null };
      return alike.name === one.name
        ? { ...row, verdict: "SAME", reason: "NAME_AND_BIRTH", match }
        : { ...row, verdict: "PROBABLE_DUPLICATE", reason: likenessOf(alike.name, one.name), match };
    });
  }
}

/** The first name and the patronymic. */
function givenOf(name: string): string {
  return name.split(" ").slice(1).join(" ");
}

/** Surnames that begin alike are a slip of the pen apart. */
function likenessOf(one: string, other: string): string {
  return one.slice(0, 3) === other.slice(0, 3) ? "SIMILAR_NAME" : "CHANGED_SURNAME";
}

/** Files of members of all organisations. */
export class StubMemberFiles {
  readonly #list: StubMemberFile[] = [];
  readonly #known = new Set<Known>();

  constructor(private readonly files: SentFiles) {}

  ofOrganisation(organisationId: string) {
    return {
      memberImports: (page: PageArgs, { person }: Asked) =>
        person?.role === "STAFF"
          ? listPage(
              this.#list
                .filter((one) => one.organisationId === organisationId)
                .map((one) => one.shown())
                .toReversed(),
              page,
            )
          : null,
    };
  }

  fields() {
    return {
      memberImport: ({ id }: { id: string }) => this.#list.find((one) => one.id === id)?.shown() ?? null,
      startMemberImport: ({ input }: Args<{ organisationId: string; fileId: string }>, asked: Asked) => {
        const file = this.files.get(input.fileId);
        if (!file?.name.endsWith(".csv")) {
          const fields = [{ path: "fileId", message: "Нет такого вашего файла CSV или XLSX." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        const one = new StubMemberFile(
          input.organisationId,
          file.name,
          file.content.toString(),
          signedIn(asked),
          this.#known,
        );
        this.#list.push(one);
        return { __typename: "StartMemberImportPayload", memberImport: one.shown() };
      },
      chooseImportColumns: ({ input }: Args<{ importId: string; columns: string[] }>) =>
        this.#deal("ChooseImportColumnsPayload", input.importId, (file) => file.choose(input.columns)),
      decideImportRow: ({ input }: Args<{ importId: string; line: number; isAdded: boolean }>) =>
        this.#deal("DecideImportRowPayload", input.importId, (file) =>
          file.decide(input.line, input.isAdded),
        ),
      decideImportRows: ({ input }: Args<Decision & { importId: string }>) => {
        const decided = this.#file(input.importId).decideAll(input);
        return { ...this.#deal("DecideImportRowsPayload", input.importId, () => {}), decided };
      },
      applyMemberImport: ({ input }: Args<{ importId: string }>) =>
        this.#deal("ApplyMemberImportPayload", input.importId, (file) => file.apply()),
      undoMemberImport: ({ input }: Args<{ importId: string }>) =>
        this.#deal("UndoMemberImportPayload", input.importId, (file) => file.undo()),
    };
  }

  readonly lines = {
    memberImportProgressed: ({ id, after }: { id: string; after?: number | null }) => {
      const file = this.#file(id);
      return file.changed.follow(
        after ? String(after) : null,
        () => true,
        () => ({ memberImportProgressed: file.shown() }),
      );
    },
  };

  #deal(payload: string, id: string, deed: (file: StubMemberFile) => void) {
    const file = this.#file(id);
    deed(file);
    return { __typename: payload, memberImport: file.shown() };
  }

  #file(id: string): StubMemberFile {
    const file = this.#list.find((one) => one.id === id);
    if (!file) throw new Error(`There is no file ${id}.`);
    return file;
  }
}
