import { Permission } from "@angel/kit/access";
import { type Connection, connect, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, Float, ID, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { answersOf } from "./answers.js";
import { foundMonitorings, isAsked } from "./found-monitoring.js";
import { MonitoringAnswer, MonitoringSheet, MonitoringSheetConnection } from "./monitoring-sheet.type.js";
import { MonitoringSubmission, MonitoringSubmissionConnection } from "./monitoring-submission.entity.js";
import { Monitoring } from "./monitoring.entity.js";
import { registered } from "./registered.loader.js";
import { submissions } from "./submission.loader.js";

@Resolver(() => Organisation)
export class MonitoringSheetsOfOrganisation {
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => MonitoringSheetConnection, {
    nullable: true,
    description:
      "What the organisation is asked by those above it, the last first («анкеты мониторингов»); null when not yours to see.",
  })
  monitoringSheets(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, load }: Context,
  ): Promise<Connection<MonitoringSheet>> {
    const { path, level } = organisation;
    const ofIt = { level, node: { $in: path.split(".").map(Number) } };
    return connect<MonitoringSheet>(page, {
      rows: async (limit, after) => {
        const from = after && readKey(after, "int");
        const asking = await em.find(
          Monitoring,
          { ...ofIt, ...(from && { number: { $lt: from[0] } }) },
          { orderBy: { number: "desc" }, limit },
        );
        return Promise.all(
          asking.map(
            async (monitoring) =>
              new MonitoringSheet(
                monitoring,
                organisation,
                await load(submissions).load(`${monitoring.id}/${organisation.id}`),
              ),
          ),
        );
      },
      key: ({ monitoring }) => [monitoring.number],
      total: () => em.count(Monitoring, ofIt),
    });
  }

  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => MonitoringSheet, {
    nullable: true,
    description: "What it is asked by a monitoring; null when it is not, and when not yours to see.",
  })
  async monitoringSheet(
    @Root() organisation: Organisation,
    @Arg("id", () => ID, { description: "The monitoring's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<MonitoringSheet | null> {
    const found = await load(foundMonitorings).load(id);
    if (!found || !isAsked(found, organisation)) return null;
    const submission = await load(submissions).load(`${id}/${organisation.id}`);
    return new MonitoringSheet(found.monitoring, organisation, submission);
  }
}

@Resolver(() => MonitoringSheet)
export class MonitoringSheetResolver {
  @FieldResolver(() => [MonitoringAnswer], {
    description:
      "The answers that count, question by question; until they are handed over, what the register knows of them.",
  })
  async answers(@Root() sheet: MonitoringSheet, @Ctx() { load }: Context): Promise<MonitoringAnswer[]> {
    return sheet.submission
      ? answersOf(sheet, sheet.submission.answers)
      : answersOf(sheet, {}, await load(registered).load(sheet));
  }

  @FieldResolver(() => MonitoringSubmissionConnection, {
    description: "All that was answered, the last first: the history of corrections.",
  })
  submissions(
    @Root() { monitoring, organisation }: MonitoringSheet,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<MonitoringSubmission>> {
    const ofIt = { monitoringId: monitoring.id, organisationId: organisation.id };
    return connect<MonitoringSubmission>(page, {
      rows: async (limit, after) => {
        const from = after && readKey(after, "int");
        return em.find(
          MonitoringSubmission,
          { ...ofIt, ...(from && { version: { $lt: from[0] } }) },
          { orderBy: { version: "desc" }, limit },
        );
      },
      key: ({ version }) => [version],
      total: () => em.count(MonitoringSubmission, ofIt),
    });
  }
}

@Resolver(() => MonitoringAnswer)
export class MonitoringAnswerResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: "What the register says now, to hold the answer against; null where it does not know.",
  })
  async registered(
    @Root() { question, sheet }: MonitoringAnswer,
    @Ctx() { load }: Context,
  ): Promise<number | null> {
    return question.row === null ? null : ((await load(registered).load(sheet)).get(question.row) ?? null);
  }
}

@Resolver(() => MonitoringSubmission)
export class MonitoringSubmissionResolver {
  @FieldResolver(() => [MonitoringAnswer], { description: "The answers, question by question." })
  async answers(
    @Root() { monitoringId, organisationId, answers }: MonitoringSubmission,
    @Ctx() { load }: Context,
  ): Promise<MonitoringAnswer[]> {
    const [found, organisation] = await Promise.all([
      load(foundMonitorings).load(monitoringId),
      load(organisations).load(organisationId),
    ]);
    return found ? answersOf({ monitoring: found.monitoring, organisation }, answers) : [];
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who answered; null for the platform itself.",
  })
  submittedBy(@Root() { submittedById }: MonitoringSubmission): AccountStub | null {
    return submittedById ? new AccountStub(submittedById) : null;
  }
}
