import type { Context } from "@angel/kit/subgraph";
import { fillForm } from "./fill-form.js";
import { dayOf } from "./form-kind.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { rowRules, rulesKey } from "./row.loader.js";
import { contentOf, Seal } from "./seal.js";
import { type StatisticalReport, StatisticalReportStatus } from "./statistical-report.entity.js";
import { writeLocks } from "./write-locks.js";

/** Seals what the register says of the report's day now. */
export async function lockReport(
  report: StatisticalReport,
  place: Organisation,
  context: Context,
): Promise<void> {
  const { em, load, viewer } = context;
  const on = dayOf(report.year);
  const [{ facts }, rules, [known]] = await Promise.all([
    fillForm(place, on, context),
    load(rowRules).load(rulesKey(report.form, on)),
    em.execute<{ number: string | null }[]>("select number from published.organisation where id = ?", [
      place.id,
    ]),
  ]);
  const organisation = { id: place.id, name: place.name, number: known?.number ?? null };
  const content = contentOf({ form: report.form, on, organisation, facts }, rules);
  await writeLocks([{ reportId: report.id, content }], viewer.accountId, context.companion(Seal), em);
  report.status = StatisticalReportStatus.LOCKED;
}
