import { setTimeout as sleep } from "node:timers/promises";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { canGather, gatherStretch } from "./gather.js";
import { mailingPlanned } from "./mailing.events.js";
import { endMailings, noteChange } from "./note-change.js";
import { tellStretch } from "./tell.js";

const POLL_MS = 5_000;

/** How much is done in one transaction, and how long nobody else goes on with a mailing that somebody has. */
const PACE = { organisations: 200, people: 2_000, claimMs: 30_000 };

/**
 * Sends what is planned once its moment has come: finds the people, then tells them, in stretches of a transaction each. What a
 * crash takes away is done again, by whoever finds it after half a minute; what was done is not done twice.
 */
export class Mailer implements Companion {
  private isStopped = false;
  private wake: () => void = () => {};
  private readonly unlisten: () => void;
  private readonly working: Promise<void>;

  constructor(
    private readonly parts: Pick<Parts, "orm" | "bus" | "log">,
    private readonly pace = PACE,
  ) {
    this.unlisten = parts.bus.listen(mailingPlanned.name, () => this.wake());
    this.working = this.work();
  }

  async close(): Promise<void> {
    this.isStopped = true;
    this.unlisten();
    this.wake();
    await this.working;
  }

  private async work(): Promise<void> {
    while (!this.isStopped) {
      const woken = new Promise<void>((resolve) => (this.wake = resolve));
      const id = await this.claim().catch((error: unknown) => {
        this.parts.log.warn({ err: error }, "no mailing can be sought");
      });
      if (!id) {
        const pause = Math.min(POLL_MS, this.pace.claimMs);
        await Promise.race([woken, sleep(pause, undefined, { ref: false })]);
        continue;
      }
      await this.advance(id).catch((error: unknown) => {
        this.parts.log.error(
          { err: error, mailingId: id },
          "a stretch of a mailing failed; it is tried again",
        );
      });
    }
  }

  private claim(): Promise<string | undefined> {
    return this.transact(async (em) => {
      if (!(await canGather(em))) return undefined;
      const [due] = await em.execute<{ id: string; state: string }[]>(
        `select id, state from mailings
         where told_at is null and state in ('PLANNED', 'GATHERING', 'SENDING')
           and planned_at <= now() and claimed_until < now()
         order by planned_at, id limit 1 for update skip locked`,
      );
      if (!due) return undefined;
      await this.hold(due.id, this.pace.claimMs, em);
      if (due.state === "PLANNED") {
        await em.execute("update mailings set state = 'GATHERING' where id = ?::uuid", [due.id]);
        await noteChange(em, [due.id]);
      }
      return due.id;
    });
  }

  private async advance(id: string): Promise<void> {
    while (!this.isStopped && (await this.transact((em) => this.stretch(id, em))));
    // Whoever begins after us need not wait.
    await this.transact((em) => this.hold(id, 0, em));
  }

  /** Whether there is more to do. */
  private async stretch(id: string, em: EntityManager): Promise<boolean> {
    await this.hold(id, this.pace.claimMs, em);
    if (await gatherStretch(em, id, this.pace.organisations)) return true;
    if (await tellStretch(em, id, this.pace.people)) return true;
    await endMailings(em, [id]);
    await noteChange(em, [id]);
    return false;
  }

  private async hold(id: string, milliseconds: number, em: EntityManager): Promise<void> {
    await em.execute(
      "update mailings set claimed_until = now() + make_interval(secs => ?::float8 / 1000) where id = ?::uuid",
      [milliseconds, id],
    );
  }

  private transact<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(work);
  }
}
