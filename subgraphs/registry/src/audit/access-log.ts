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

interface Entry {
  at: Date;
  accountId: string;
  role: string;
  path: string;
  memberId: string | null;
  applicationId: string | null;
  operation: string;
}

/**
 * Notes who read whose card, once an operation and member. Written behind the answer, many operations by one
 * statement, so no request waits for it or fails by it; a crash loses what was read in the last tenth of a second.
 */
export class AccessLog implements Companion {
  readonly #noted = new WeakMap<Context, Set<string>>();
  #waiting: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly em: () => EntityManager,
    private readonly log: Logger,
  ) {}

  /** One's own card is read by right of being oneself: `place` is no path then, and nothing is noted. */
  note({ source, place, permission, context, info }: Read): void {
    if (typeof place !== "string") return;
    if (source instanceof Member) this.#add({ memberId: source.id }, permission, place, context, info);
    if (source instanceof JoinApplication) {
      this.#add({ applicationId: source.id }, permission, place, context, info);
    }
  }

  /** A paper about a member says what the card says, to whoever is given the link to it. */
  notePaper(memberId: string, place: string, context: Context, info: Read["info"]): void {
    if (memberId === context.viewer.memberId) return;
    this.#add({ memberId }, Permission.VIEW_MEMBERS, place, context, info);
  }

  #add(
    { memberId = null, applicationId = null }: { memberId?: string | null; applicationId?: string | null },
    permission: Permission,
    place: string,
    context: Context,
    info: Read["info"],
  ): void {
    const about = memberId ?? applicationId ?? "";
    const noted = this.#noted.get(context) ?? new Set();
    if (noted.has(about)) return;
    this.#noted.set(context, noted.add(about));
    const { viewer } = context;
    const grant = viewer.grantFor(permission, place);
    if (!grant || viewer.accountId === null) return;
    const { accountId } = viewer;
    const { role, path } = grant;
    const operation = rootFieldOf(info);
    this.#waiting.push({ at: new Date(), accountId, role, path, memberId, applicationId, operation });
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
    const entries = this.#waiting.splice(0, MOST_AT_ONCE);
    if (entries.length === 0) return;
    try {
      await this.em().execute("select keep_accesses(?::json)", [JSON.stringify(entries)]);
    } catch (error) {
      this.log.error(
        { err: error, count: entries.length },
        "who read cards could not be written; it is tried again",
      );
      this.#waiting = [...entries, ...this.#waiting].slice(0, MOST_WAITING);
      this.#timer ??= setTimeout(() => void this.flush(), PAUSE_MS * 10);
      return;
    }
    if (this.#waiting.length > 0) await this.#write();
  }
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
