import { Permission } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import type { Logger } from "@angel/kit/log";
import type { Companion, Context, Read } from "@angel/kit/subgraph";
import { JoinApplication } from "../application/join-application.entity.js";
import { Member } from "../member/member.entity.js";

const PAUSE_MS = 100;
/** What is kept in memory at most while the database takes nothing. */
const MOST_WAITING = 100_000;
const MOST_AT_ONCE = 5_000;

/** What an operation read by one right. */
interface Reading {
  at: Date;
  accountId: string;
  role: string;
  path: string;
  operation: string;
  memberIds: string[];
  applicationIds: string[];
}

/**
 * Notes who read whose card, once an operation and member. Written behind the answer, many operations by one
 * statement, so no request waits for it or fails by it; a crash loses what was read in the last tenth of a second.
 */
export class AccessLog implements Companion {
  readonly #noted = new WeakMap<Context, Set<string>>();
  #waiting: Reading[] = [];
  /** Of those who wait, what operations that may still go on have read, by rights. */
  #open = new WeakMap<Context, Map<string, Reading>>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly em: () => EntityManager,
    private readonly log: Logger,
  ) {}

  /** One's own card is read by right of being oneself: `place` is no path then, and nothing is noted. */
  note({ source, place, permission, context, info }: Read): void {
    if (typeof place !== "string") return;
    if (source instanceof Member) this.#add("memberIds", source.id, permission, place, context, info);
    if (source instanceof JoinApplication) {
      this.#add("applicationIds", source.id, permission, place, context, info);
    }
  }

  /** A paper about a member says what the card says, to whoever is given the link to it. */
  notePaper(memberId: string, place: string, context: Context, info: Read["info"]): void {
    if (memberId === context.viewer.memberId) return;
    this.#add("memberIds", memberId, Permission.VIEW_MEMBERS, place, context, info);
  }

  #add(
    ids: "memberIds" | "applicationIds",
    id: string,
    permission: Permission,
    place: string,
    context: Context,
    info: Read["info"],
  ): void {
    const noted = this.#noted.get(context) ?? new Set();
    if (noted.has(id)) return;
    this.#noted.set(context, noted.add(id));
    const { viewer } = context;
    const grant = viewer.grantFor(permission, place);
    if (!grant || viewer.accountId === null) return;
    const { role, path } = grant;
    const operation = rootFieldOf(info);
    const open = this.#open.get(context) ?? new Map<string, Reading>();
    this.#open.set(context, open);
    const right = `${role} ${path} ${operation}`;
    let reading = open.get(right);
    if (!reading) {
      const { accountId } = viewer;
      reading = { at: new Date(), accountId, role, path, operation, memberIds: [], applicationIds: [] };
      open.set(right, reading);
      this.#waiting.push(reading);
    }
    reading[ids].push(id);
    this.#timer ??= setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Writes what waits. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
  }

  async #write(): Promise<void> {
    // What is being written takes no more.
    this.#open = new WeakMap();
    const readings = this.#waiting.splice(0, howMany(this.#waiting, MOST_AT_ONCE));
    if (readings.length === 0) return;
    try {
      await this.em().execute("select keep_accesses(?::json)", [JSON.stringify(readings)]);
    } catch (error) {
      this.log.error(
        { err: error, count: readings.length },
        "who read cards could not be written; it is tried again",
      );
      const waiting = [...readings, ...this.#waiting];
      this.#waiting = waiting.slice(0, howMany(waiting, MOST_WAITING));
      this.#timer ??= setTimeout(() => void this.flush(), PAUSE_MS * 10);
      return;
    }
    if (this.#waiting.length > 0) await this.#write();
  }
}

/** The first of the readings that come to so many cards. */
function howMany(readings: readonly Reading[], most: number): number {
  let cards = 0;
  const place = readings.findIndex(({ memberIds, applicationIds }) => {
    cards += memberIds.length + applicationIds.length;
    return cards >= most;
  });
  return place === -1 ? readings.length : place + 1;
}

/** The field by its name, for a client may call it anything. */
function rootFieldOf({ path, operation, fragments }: Read["info"]): string {
  let top = path;
  while (top.prev) top = top.prev;
  const search = (selections: typeof operation.selectionSet.selections): string | undefined => {
    for (const selection of selections) {
      if (selection.kind === "Field") {
        if ((selection.alias ?? selection.name).value === top.key) return selection.name.value;
      } else {
        const inner = selection.kind === "InlineFragment" ? selection : fragments[selection.name.value];
        const found = inner && search(inner.selectionSet.selections);
        if (found) return found;
      }
    }
    return undefined;
  };
  return search(operation.selectionSet.selections) ?? String(top.key);
}
