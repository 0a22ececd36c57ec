import type { Companion, Parts } from "@angel/kit/subgraph";

const HOUR = 3_600_000;

/** What is nobody's hurry: a picture of the counts on the first of a month, and the statistics' differences folded. */
export class CountKeeper implements Companion {
  private readonly timer: NodeJS.Timeout;
  private work = Promise.resolve();

  constructor(private readonly parts: Parts) {
    this.timer = setInterval(() => {
      this.work = this.keep();
    }, HOUR);
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.work;
  }

  async keep(): Promise<void> {
    try {
      const em = this.parts.orm.em.fork();
      // The days of a small union are soon summed without pictures.
      await em.execute("select take_pictures() where (select count(*) from member_counts) > 1000");
      await em.execute("select fold_statistics(), fold_totals()");
    } catch (error) {
      this.parts.log.warn(
        { err: error },
        "the counts' pictures were not taken; they are sought further back meanwhile",
      );
    }
  }
}
