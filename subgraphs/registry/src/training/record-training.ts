import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { addEntry } from "../card/add-entry.js";
import { Reading } from "../card/reading.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { Training, TrainingKind } from "./training.entity.js";

const MOST_HOURS = 2_000;

@InputType({ description: "A training and who was taught." })
class RecordTrainingInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => TrainingKind, { description: "What it was." })
  kind!: TrainingKind;

  @Field(() => String, { description: "What it was about." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Who held it." })
  organiser?: string | null;

  @Field(() => PlainDateScalar, { description: "The first day." })
  startedOn!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: "The last day." })
  finishedOn?: PlainDate | null;

  @Field(() => Int, { nullable: true, description: "How many hours, 1 to 2,000." })
  hours?: number | null;

  @Field(() => String, { nullable: true, description: "The number of the certificate." })
  certificateNumber?: string | null;
}

@ObjectType({ description: "The training stands on the card." })
class RecordTrainingPayload {
  @Field(() => Training, { description: "The training." })
  training: Training;

  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(training: Training, member: Member) {
    this.training = training;
    this.member = member;
  }
}

const RecordTrainingResult = createUnionType({
  name: "RecordTrainingResult",
  description: "How recording the training went.",
  types: () => [RecordTrainingPayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register records what a member was taught. */
@Resolver()
export class RecordTraining {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => RecordTrainingResult, { description: "Record a member's training («Обучение»)." })
  async recordTraining(
    @Arg("input", () => RecordTrainingInput, { description: "The training and the member." })
    input: RecordTrainingInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordTrainingResult> {
    const reading = new Reading();
    const columns = {
      kind: input.kind,
      name: reading.words("name", input.name, 300),
      organiser: reading.text("organiser", input.organiser, 300),
      startedOn: input.startedOn,
      finishedOn: input.finishedOn ?? null,
      hours: input.hours ?? null,
      certificateNumber: reading.text("certificateNumber", input.certificateNumber, 60),
    };
    if (columns.finishedOn !== null && columns.finishedOn < columns.startedOn) {
      reading.fault("finishedOn", "Раньше начала обучения.", "Before the first day.");
    }
    if (columns.hours !== null && (columns.hours < 1 || columns.hours > MOST_HOURS)) {
      reading.fault("hours", `От 1 до ${MOST_HOURS} часов.`, `From 1 to ${MOST_HOURS} hours.`);
    }
    const added = await addEntry(Training, input.memberId, { columns, faults: reading.faults }, context);
    return added instanceof Problem ? added : new RecordTrainingPayload(added.entry, added.member);
  }
}
