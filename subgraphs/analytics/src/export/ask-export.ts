import type { Context } from "@angel/kit/subgraph";
import { DateTimeScalar } from "@angel/kit/values";
import { Field, ID, ObjectType } from "type-graphql";
import type { Organisation } from "../organisation/organisation.stub.js";
import type { ReportChoice } from "../report/report-choice.js";
import type { StoredForm } from "./form-table.js";
import type { MonitoringChoice } from "./monitoring-table.js";

@ObjectType({ description: "A file that is made while it is sent." })
export class ReportFile {
  @Field(() => ID, { description: "Its id, under which it stands among the exports." })
  id!: string;

  @Field(() => String, { description: "Where it is to be had for ten minutes, by whoever holds the link." })
  link!: string;

  @Field(() => DateTimeScalar, { description: "When it was asked for." })
  askedAt!: Date;
}

interface Asked {
  readonly place: Organisation;
  readonly report: string;
  readonly on: string;
  readonly format: string;
  readonly choice?: ReportChoice | MonitoringChoice;
  readonly form?: StoredForm;
}

/** Notes who wants what, with the rights they have now: the link is followed without them. */
export async function askExport(asked: Asked, { em, files, viewer }: Context): Promise<ReportFile> {
  const { place, report, on, format, choice = {}, form = null } = asked;
  const [row] = await em.execute<{ id: string; askedAt: Date }[]>(
    `insert into report_exports
       (account_id, organisation_id, node, path, report, on_day, format, choice, grants, form)
     values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
     returning id, asked_at as "askedAt"`,
    [
      viewer.accountId,
      place.id,
      place.node,
      place.path,
      report,
      on,
      format,
      JSON.stringify(choice),
      JSON.stringify(viewer.grants),
      form && JSON.stringify(form),
    ],
  );
  const id = row?.id as string;
  return Object.assign(new ReportFile(), {
    id,
    link: files.link(id),
    askedAt: new Date(row?.askedAt as Date),
  });
}
