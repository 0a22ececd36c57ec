import { setTimeout as sleep } from "node:timers/promises";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import { type Tell, Telling } from "@angel/kit/events";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { UnreadableTable } from "@angel/kit/table/table-row";
import { applyRows, compareLater, undoRows } from "./steps.js";
import { importProgressed, importRequested, importUndone, membersImported } from "./import.events.js";
import { ImportStatus, MemberImport } from "./member-import.entity.js";
import { readRows } from "./read-step.js";

const POLL_MS = 5_000;
const CLAIM = "30 seconds";
/** A step that fails so often fails by itself: each try also costs numbers of cards. */
const MOST_TRIES = 5;
/** Where a step that fails is given back to. */
const GIVEN_BACK: Record<string, ImportStatus> = {
  [ImportStatus.READING]: ImportStatus.UNREADABLE,
  [ImportStatus.APPLYING]: ImportStatus.PREVIEWED,
  [ImportStatus.UNDOING]: ImportStatus.APPLIED,
};
/** As often as whoever looks on can follow; what is told costs as much as some hundreds of rows. */
const PROGRESS_MS = 500;
/** What a crash takes away of a step is done and told again, so only its end waits for the disk. */
const STRETCH_BY_STRETCH = { synchronous_commit: "off" };

/**
 * Does the long work of files: reads, judges, puts on, takes back. A step goes on in stretches, each a transaction of its
 * own, so no register is held for long; whoever finds a step that nobody has moved for half a minute goes on with it.
 */
export class Importer implements Companion {
  private isStopped = false;
  private wake: () => void = () => {};
  private readonly unlisten: () => void;
  private readonly working: Promise<void>;

  constructor(private readonly parts: Parts) {
    this.unlisten = parts.bus.listen(importRequested.name, () => this.wake());
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
      const file = await this.claim().catch((error: unknown) => {
        this.parts.log.warn({ err: error }, "no file of members can be sought");
      });
      if (file) {
        await (file.tries > MOST_TRIES ? this.giveUp(file) : this.advance(file)).catch((error: unknown) => {
          this.parts.log.error(
            { err: error, importId: file.id },
            "a step of a file of members failed; it is tried again",
          );
        });
        continue;
      }
      const pause = new AbortController();
      this.wake = () => pause.abort();
      await sleep(POLL_MS, undefined, { signal: pause.signal }).catch(() => undefined);
    }
  }

  private async claim(): Promise<MemberImport | undefined> {
    const em = this.em(null);
    const [row] = await em.execute<object[]>(
      `update member_imports set claimed_until = now() + ?::interval, tries = tries + 1 where id = (
         select id from member_imports
         where status in ('READING', 'APPLYING', 'UNDOING') and claimed_until < now()
         order by id limit 1 for update skip locked)
       returning *`,
      [CLAIM],
    );
    return row && em.map(MemberImport, row);
  }

  private async advance(file: MemberImport): Promise<void> {
    const hand = () => this.em(file.createdById, STRETCH_BY_STRETCH);
    const em = this.em(file.createdById);
    let [toldAt, untold]: [number, Partial<MemberImport>] = [-Infinity, {}];
    const progressed = async (change: Partial<MemberImport>) => {
      Object.assign(untold, change);
      if (performance.now() - toldAt < PROGRESS_MS) return;
      const told = untold;
      [toldAt, untold] = [performance.now(), {}];
      await this.record(file, told, hand());
    };
    const moved = (change: Partial<MemberImport>, tellOthers?: (tell: Tell) => void) =>
      this.record(file, { ...untold, ...change }, em, tellOthers);
    if (file.status === ImportStatus.READING) {
      try {
        await readRows(file, this.parts.files(), hand, progressed);
      } catch (error) {
        if (!(error instanceof UnreadableTable)) throw error;
        await moved({ status: ImportStatus.UNREADABLE, fault: error.reason, faultLine: error.line });
        return;
      }
      await moved({ status: ImportStatus.PREVIEWED });
    } else if (file.status === ImportStatus.APPLYING) {
      const created = await applyRows(file, hand, progressed);
      const { id: importId, fileName } = file;
      const organisationId = await this.home(file, em);
      await moved({ status: ImportStatus.APPLIED, appliedAt: new Date() }, (tell) =>
        tell(membersImported, { importId, organisationId, fileName, created }),
      );
    } else {
      const keptCount = await undoRows(file, hand, progressed);
      const organisationId = await this.home(file, em);
      await moved({ status: ImportStatus.UNDONE, undoneAt: new Date(), keptCount }, (tell) =>
        tell(importUndone, { importId: file.id, organisationId }),
      );
    }
  }

  /** Back to where its keeper can ask for the step again: whatever it has done it finds done. */
  private async giveUp(file: MemberImport): Promise<void> {
    this.parts.log.error({ importId: file.id, step: file.status }, "a step of a file of members is given up");
    const em = this.em(file.createdById);
    if (file.status === ImportStatus.APPLYING) await compareLater(file, em);
    await this.record(file, { status: GIVEN_BACK[file.status], fault: "STEP_FAILED" }, em);
  }

  /** Keeps how far the file has come, and tells those who look on, and others with them; renews the claim on it. */
  private async record(
    file: MemberImport,
    change: Partial<MemberImport>,
    em: EntityManager,
    tellOthers?: (tell: Tell) => void,
  ): Promise<void> {
    Object.assign(file, change, { revision: file.revision + 1 });
    const isDone = change.status !== undefined;
    await em.transactional(async (inner) => {
      await inner.nativeUpdate(MemberImport, file.id, { ...change, revision: file.revision });
      await inner.execute("update member_imports set claimed_until = ?::timestamptz where id = ?", [
        isDone ? "-infinity" : new Date(Date.now() + 30_000).toISOString(),
        file.id,
      ]);
      // From here on its rows say all of it.
      if (change.status === ImportStatus.APPLIED) await this.parts.files().forget(inner, file.fileId);
      const telling = new Telling();
      telling.tell(importProgressed, { importId: file.id, revision: file.revision });
      tellOthers?.(telling.tell);
      await telling.write(inner);
    });
  }

  /** The id of the organisation whose file it is. */
  private async home({ organisationId }: MemberImport, em: EntityManager): Promise<string> {
    const [home] = await em.execute<[{ id: string }]>("select id from organisations where node = ?", [
      organisationId,
    ]);
    return home.id;
  }

  /** The platform's own hand, in the name of whoever sent the file. */
  private em(accountId: string | null, settings: Record<string, string> = {}): EntityManager {
    const { variables } = OWN_ROWS;
    return this.parts.orm.em.fork({
      session: { variables: { ...variables, ...settings, "angel.account": accountId ?? "" } },
    });
  }
}
