import type { Context } from "@angel/kit/subgraph";
import type { Organisation } from "../organisation/organisation.stub.js";
import type { ReportDefinition } from "../report/report-definition.js";

interface Reading {
  readonly definition: ReportDefinition;
  readonly place: Organisation;
  readonly on: string;
  readonly rows: number;
}

/** A page of people on somebody's screen leaves the same trace as a file. */
export async function recordReading(
  { definition, place, on, rows }: Reading,
  { em, viewer }: Context,
): Promise<void> {
  if (definition.source === "ORGANISATIONS" || rows === 0 || viewer.accountId === null) return;
  await em.execute(
    `insert into report_exports
       (account_id, organisation_id, node, path, report, on_day, format, started_at, finished_at, rows)
     values (?, ?, ?, ?, ?, ?, 'SCREEN', clock_timestamp(), clock_timestamp(), ?)`,
    [viewer.accountId, place.id, place.node, place.path, definition.kind, on, rows],
  );
}
