import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS } from "@angel/kit/database";
import type { Parts } from "@angel/kit/subgraph";

const EVERY_MS = 5_000;
const AT_ONCE = 100;

/** Removes what files held that go with no post any more. */
export class FileRemover extends Clockwork {
  private readonly files: Parts["files"];

  constructor(parts: Pick<Parts, "orm" | "log" | "files">) {
    super(parts, { everyMs: EVERY_MS, failed: "files of groups were not removed" });
    this.files = parts.files;
  }

  protected override turn(): Promise<void> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      const dropped = await em.execute<{ id: string }[]>(
        `delete from dropped_files where id in (
           select id from dropped_files limit ${AT_ONCE} for update skip locked) returning id`,
      );
      for (const { id } of dropped) await this.files().forget(em, id);
    });
  }
}
