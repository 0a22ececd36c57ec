import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { demandKeeping } from "../organisation/keeping.js";
import { organisations } from "../organisation/organisation.loader.js";
import { MonitoringAnswerInput, readAnswers } from "./answer-input.js";
import { heldMonitoring, isAsked, MonitoringClosed, MonitoringNotFound } from "./found-monitoring.js";
import { MonitoringSheet } from "./monitoring-sheet.type.js";
import { MonitoringSubmission } from "./monitoring-submission.entity.js";
import { registered } from "./registered.loader.js";
import { submissions } from "./submission.loader.js";

@InputType({ description: "Whose answers to which monitoring." })
class SubmitMonitoringSheetInput {
  @Field(() => ID, { description: "The monitoring." })
  monitoringId!: string;

  @Field(() => ID, { description: "The organisation that answers." })
  organisationId!: string;

  @Field(() => [MonitoringAnswerInput], {
    description: "The answers; where one is left out, what the register knows is handed over.",
  })
  answers!: MonitoringAnswerInput[];
}

@ObjectType({ description: "The answers are handed over." })
class SubmitMonitoringSheetPayload {
  @Field(() => MonitoringSheet, { description: "The sheet with the answers that count now." })
  monitoringSheet!: MonitoringSheet;
}

const SubmitMonitoringSheetResult = createUnionType({
  name: "SubmitMonitoringSheetResult",
  description: "Whether the answers were handed over.",
  types: () => [SubmitMonitoringSheetPayload, MonitoringNotFound, MonitoringClosed, InvalidInput] as const,
});

/** An organisation answers a monitoring, or corrects what it answered. */
@Resolver()
export class SubmitMonitoringSheet {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => SubmitMonitoringSheetResult, {
    description:
      "Answer a monitoring («сдать анкету»), until it is closed. Answering otherwise again is a correction, and what stood before is kept; the same again changes nothing.",
  })
  async submitMonitoringSheet(
    @Arg("input", () => SubmitMonitoringSheetInput, { description: "Whose answers, to what." })
    { monitoringId, organisationId, answers: given }: SubmitMonitoringSheetInput,
    @Ctx() context: Context,
  ): Promise<typeof SubmitMonitoringSheetResult> {
    const { em, load, viewer } = context;
    const organisation = await load(organisations).load(organisationId);
    if (!organisation.path) return new MonitoringNotFound();
    demandKeeping(organisation, context);
    const found = await heldMonitoring(monitoringId, "share", context);
    if (!found || !isAsked(found, organisation)) return new MonitoringNotFound();
    const { monitoring } = found;
    if (monitoring.closedAt) return new MonitoringClosed();
    const asked = { monitoring, organisation };
    const answers = readAnswers(monitoring.questions, given, await load(registered).load(asked));
    if (answers instanceof InvalidInput) return answers;

    const key = `${monitoring.id}/${organisation.id}`;
    await em.execute("select pg_advisory_xact_lock(hashtextextended('monitoring_sheet ' || ?, 0))", [key]);
    const before = await load(submissions).load(key);
    if (before && JSON.stringify(before.answers) === JSON.stringify(answers)) {
      return Object.assign(new SubmitMonitoringSheetPayload(), {
        monitoringSheet: new MonitoringSheet(monitoring, organisation, before),
      });
    }
    if (before) {
      before.replacedAt = new Date();
      // The one before it must have gone before the next one comes.
      await em.flush();
    }
    const submission = em.create(MonitoringSubmission, {
      monitoringId: monitoring.id,
      organisationId: organisation.id,
      version: (before?.version ?? 0) + 1,
      answers,
      isLate: before?.isLate ?? today() > monitoring.dueOn,
      submittedById: viewer.accountId,
    });
    await em.persist(submission).flush();
    return Object.assign(new SubmitMonitoringSheetPayload(), {
      monitoringSheet: new MonitoringSheet(monitoring, organisation, submission),
    });
  }
}
