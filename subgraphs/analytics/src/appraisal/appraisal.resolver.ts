import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { wholeOf } from "../completeness/chair-task.js";
import { completenessLines } from "../completeness/completeness.loader.js";
import { CompletenessField } from "../completeness/field.js";
import { headcounts, told } from "../figure/headcount.js";
import { PeriodArgs, periodOf } from "../figure/period.js";
import { Share } from "../figure/share.type.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { benefits } from "../panel/benefit.loader.js";
import { coverages } from "../panel/coverage.loader.js";
import { movements } from "../panel/movement.loader.js";
import { handedOver } from "../statistical-report/report-coverage.resolver.js";
import {
  Appraisal,
  BodyFigures,
  InterestFigure,
  MembershipLevel,
  ResourceFigures,
  StaffFigures,
  UnityFigures,
} from "./appraisal.type.js";
import { interests, workOf } from "./work.loader.js";

@Resolver(() => Organisation)
export class AppraisalOfOrganisation {
  /** Days and applications tell of single people: it is for those who see their cards. */
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => Appraisal, {
    nullable: true,
    description:
      "By what the union judges it and all below it («оценка организации»); this year when no days are named; null when not yours to see.",
  })
  appraisal(@Root() organisation: Organisation, @Args(() => PeriodArgs) args: PeriodArgs): Appraisal {
    return new Appraisal(organisation, periodOf(args));
  }

  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => [InterestFigure], {
    nullable: true,
    description:
      "What members here and below like to do, as notes on cards say, the most frequent first, at most fifty («портрет аудитории: интересы»); null when not yours to see.",
  })
  interests(@Root() organisation: Organisation, @Ctx() { load }: Context): Promise<InterestFigure[]> {
    return load(interests).load(organisation);
  }
}

@Resolver(() => Appraisal)
export class AppraisalResolver {
  @FieldResolver(() => UnityFigures, { description: "Whether organisations hold together." })
  async unity(@Root() { organisation }: Appraisal, @Ctx() context: Context): Promise<UnityFigures> {
    const [lines, reported] = await Promise.all([
      context.load(completenessLines).load(organisation),
      reportedOf(organisation, context),
    ]);
    const whole = wholeOf(lines);
    return {
      led: filledIn(await missingOf(CompletenessField.CHAIR, organisation, context)),
      filled: new Share(whole && whole.asked - whole.missing, whole && whole.asked, today()),
      reported,
    };
  }

  @FieldResolver(() => MembershipLevel, { description: "How many are members, and whether they come or go." })
  async membership(
    @Root() { organisation, period }: Appraisal,
    @Ctx() { load }: Context,
  ): Promise<MembershipLevel> {
    const [counts, { employed }, { admittedCount, removedCount }] = await Promise.all([
      load(headcounts).load(organisation),
      load(coverages).load(organisation),
      load(movements).load({ organisation, period }),
    ]);
    return { total: told(counts, "on_register"), coverage: employed, admittedCount, removedCount };
  }

  @FieldResolver(() => ResourceFigures, { description: "What organisations have to work with." })
  async resources(
    @Root() { organisation, period }: Appraisal,
    @Ctx() context: Context,
  ): Promise<ResourceFigures> {
    const of = async (field: CompletenessField) => filledIn(await missingOf(field, organisation, context));
    const [duesSet, paying, withActivists, { saved }] = await Promise.all([
      of(CompletenessField.DUES_PERCENT),
      of(CompletenessField.DUES_FORM),
      of(CompletenessField.ACTIVISTS),
      context.load(benefits).load({ organisation, period }),
    ]);
    return { duesSet, paying, withActivists, saved };
  }

  @FieldResolver(() => BodyFigures, { description: "Whether elected bodies work." })
  async bodies(@Root() { organisation, period }: Appraisal, @Ctx() context: Context): Promise<BodyFigures> {
    const [{ meetings, met, decided }, { base }] = await Promise.all([
      context.load(workOf).load({ organisation, period }),
      missingOf(CompletenessField.CHAIR, organisation, context),
    ]);
    return { meetingCount: meetings, met: new Share(met, base, today()), decidedCount: decided };
  }

  @FieldResolver(() => StaffFigures, { description: "How well chairs and staff do." })
  async staff(@Root() { organisation, period }: Appraisal, @Ctx() context: Context): Promise<StaffFigures> {
    const [work, reported] = await Promise.all([
      context.load(workOf).load({ organisation, period }),
      reportedOf(organisation, context),
    ]);
    return {
      applicationCount: work.applications,
      decidedCount: work.decided,
      medianDays: work.median_days,
      waitingCount: work.waiting,
      longestWaitDays: work.longest_wait,
      completedCards: work.completed,
      answered: new Share(work.answered_in_time, work.answered, period.until),
      reported,
    };
  }
}

async function missingOf(field: CompletenessField, organisation: Organisation, { load }: Context) {
  const lines = await load(completenessLines).load(organisation);
  const line = lines.find((one) => one.field === field);
  if (!line) throw new Error(`The report has no line ${field}.`);
  return line.missing;
}

function filledIn({ count, base, on }: Share): Share {
  return new Share(count === null || base === null ? null : base - count, base, on);
}

/** Of the last 1 January, at all levels. */
async function reportedOf({ path }: Organisation, { em }: Context): Promise<Share> {
  const levels = await handedOver(path, Number(today().slice(0, 4)), em);
  const sum = (column: "submitted" | "organisations") =>
    levels.reduce((total, level) => total + level[column], 0);
  return new Share(sum("submitted"), sum("organisations"), today());
}
