import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
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
import { Appeal } from "../appeal/appeal.entity.js";
import { appealPassedOn, appealQueued } from "../appeal/appeal.events.js";
import { LONGEST_WORD } from "../appeal/appeal-input.js";
import { holdCode } from "../appeal/appeal.loader.js";
import { AppealNotFound, AppealStateDiffers } from "../appeal/appeal-problems.js";
import { AppealState } from "../appeal/appeal-words.js";
import { AppealPayload, handledAppeal, HandledAppealInput } from "../appeal/known-appeal.js";
import { nextPlace } from "../appeal/queue.js";
import { AppealSide } from "../message/message.type.js";
import { say } from "../message/say.js";
import { type Place, places } from "../organisation/place.js";
import { AppealDecision } from "./passing.type.js";

@InputType({ description: "To whom an appeal goes, and why." })
class PassAppealOnInput extends HandledAppealInput {
  @Field(() => ID, {
    description:
      "Who is to handle it: the organisation that it concerns, one above it, or a committee of an industry («отраслевой комитет») there.",
  })
  organisationId!: string;

  @Field(() => AppealDecision, { description: "Why." })
  decision!: AppealDecision;

  @Field(() => String, {
    nullable: true,
    description: "A note for those who will handle it, up to 5,000 characters; the author does not see it.",
  })
  note?: string | null;
}

@ObjectType({ description: "Others handle it now." })
class PassAppealOnPayload extends AppealPayload {}

@ObjectType({
  implements: Problem,
  description:
    "It cannot go there: neither above what it concerns nor a committee of an industry, closed, what it complains of, or where it is already.",
})
class AppealCannotGoThere extends Problem {
  constructor() {
    super({
      ru: "Этой организации обращение передать нельзя.",
      en: "The appeal cannot go to this organisation.",
    });
  }
}

const PassAppealOnResult = createUnionType({
  name: "PassAppealOnResult",
  description: "Whether others handle it now.",
  types: () =>
    [PassAppealOnPayload, AppealNotFound, AppealStateDiffers, AppealCannotGoThere, InvalidInput] as const,
});

/** An appeal goes to a superior organisation or to the committee of an industry. */
@Resolver()
export class PassAppealOn {
  @Mutation(() => PassAppealOnResult, {
    description:
      "Pass an appeal on («передать обращение»). It stands in the other's queue anew, taken on by nobody, and its term goes on; whoever passed it on may see it no longer.",
  })
  @May(Permission.HANDLE_APPEALS)
  async passAppealOn(
    @Arg("input", () => PassAppealOnInput, { description: "The appeal and its way." })
    input: PassAppealOnInput,
    @Ctx() context: Context,
  ): Promise<typeof PassAppealOnResult> {
    const { em, viewer, tell, load } = context;
    const note = tidy(input.note ?? "");
    const fault = note === "" ? null : faultOfText("note", note, LONGEST_WORD);
    if (fault) return new InvalidInput([fault]);
    const appeal = await handledAppeal(input, context);
    if (!(appeal instanceof Appeal)) return appeal;
    const target = await load(places).load(input.organisationId);
    if (!target || !(await mayGo(appeal, target, context))) return new AppealCannotGoThere();

    if (note !== "") await say(appeal, { side: AppealSide.HANDLER, isInternal: true, text: note }, context);
    await em.execute(
      "insert into passings (appeal_id, from_id, to_id, decision, account_id) values (?, ?, ?, ?::appeal_decision, ?)",
      [appeal.id, appeal.handlingId, target.id, input.decision, viewer.accountId],
    );
    tell(appealPassedOn, {
      id: appeal.id,
      fromOrganisationId: appeal.handlingId,
      organisationId: target.id,
      decision: input.decision,
    });
    // Written by its code: it may go where whoever passes it on sees nothing.
    await holdCode(appeal.codeHash, context);
    appeal.handlingId = target.id;
    appeal.handlingPath = target.path;
    appeal.queuePlace = await nextPlace(context);
    appeal.state = AppealState.PASSED_ON;
    appeal.handlerId = null;
    tell(appealQueued, { id: appeal.id, place: appeal.queuePlace, handlingPath: target.path });
    return new PassAppealOnPayload(appeal);
  }
}

async function mayGo(appeal: Appeal, target: Place, { load }: Context): Promise<boolean> {
  if (target.isClosed || target.id === appeal.handlingId) return false;
  if (appeal.isAboutOrganisation && target.id === appeal.organisationId) return false;
  const line = (await load(places).load(appeal.organisationId))?.ancestorIds ?? [];
  const isOfIndustry =
    target.level === "INDUSTRY" && target.parentId !== null && line.includes(target.parentId);
  return isOfIndustry || line.includes(target.id);
}
