import { isWithin } from "@angel/kit/access";
import type { EventType } from "@angel/kit/events";
import { untilReturned } from "@angel/kit/live";
import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { appealRegistered, appealSorted } from "../appeal/appeal.events.js";
import {
  FILES,
  memberTransferred,
  MERGES,
  organisationChanged,
  TOLD_OF_MEMBERS,
  TOLD_OF_ORGANISATIONS,
} from "./registry.events.js";

/** How long a reader waits at least for the next word: what happens meanwhile is one word. */
const PAUSE_MS = 1_000;
/** Where so many things happened in a pause, one of them is taken to concern the node. */
const MOST_SOUGHT = 1_000;

/** Says that something counted at an organisation or below it has changed, at most once a second, and never loses the last. */
export class ChangesBelow {
  private readonly ends: (() => unknown)[] = [];
  private members = new Set<string>();
  private organisations = new Set<string>();
  private wake: () => void = () => {};
  private cutShort: () => void = () => {};
  private ended = false;

  constructor(
    private readonly top: string,
    private readonly context: Context,
  ) {
    for (const type of TOLD_OF_MEMBERS) this.hear(type, ({ memberId }) => this.members.add(memberId));
    for (const type of [...TOLD_OF_ORGANISATIONS, ...FILES, appealRegistered, appealSorted])
      this.hear(type, ({ organisationId }) => this.organisations.add(organisationId));
    this.hear(organisationChanged, ({ id }) => this.organisations.add(id));
    this.hear(memberTransferred, ({ organisationId, fromOrganisationId }) =>
      this.organisations.add(organisationId).add(fromOrganisationId),
    );
    for (const type of MERGES)
      this.hear(type, ({ keptId, mergedId }) => this.members.add(keptId).add(mergedId));
  }

  /** Ends at once when it is returned, even while it waits for the next word. */
  words(): AsyncIterableIterator<true> {
    return untilReturned(this.speak(), () => this.end());
  }

  private async *speak(): AsyncGenerator<true> {
    try {
      while (!this.ended) {
        if (this.members.size + this.organisations.size === 0) {
          await new Promise<void>((resolve) => {
            this.wake = resolve;
          });
          continue;
        }
        const [members, organisations] = [[...this.members], [...this.organisations]];
        this.members = new Set();
        this.organisations = new Set();
        if (await this.concern(members, organisations)) yield true;
        await this.pause();
      }
    } finally {
      this.end();
    }
  }

  private end(): void {
    this.ended = true;
    for (const end of this.ends.splice(0)) end();
    this.wake();
    this.cutShort();
  }

  private hear<Payload>(type: EventType<Payload>, note: (payload: Payload) => unknown): void {
    const told = this.context.live.on(type);
    this.ends.push(() => told.return?.());
    void (async () => {
      for await (const { payload } of told) {
        note(payload);
        this.wake();
      }
    })();
  }

  private async concern(members: readonly string[], organisations: readonly string[]): Promise<boolean> {
    if (!this.top.includes(".") || members.length + organisations.length > MOST_SOUGHT) return true;
    const paths = await readPublished<{ path: string }>(
      this.context.em,
      ["member_place", "organisation"],
      `select path from published.member_place where member_id = any(?::uuid[])
       union select path from published.organisation where id = any(?::uuid[])`,
      [listOf(members), listOf(organisations)],
    );
    return paths.some(({ path }) => isWithin(path, this.top));
  }

  private async pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS);
      this.cutShort = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
