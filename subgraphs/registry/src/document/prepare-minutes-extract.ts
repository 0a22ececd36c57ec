import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { Checked } from "../input/checked.js";
import { keepMeeting, MeetingNotFound } from "../meeting/kept-meeting.js";
import { Document } from "./document.entity.js";
import { minutesExtract } from "./template/minutes-extract.js";
import { writeDocument } from "./write-document.js";

@InputType({ description: "Which questions of which meeting." })
class PrepareMinutesExtractInput {
  @Field(() => ID, { description: "The meeting." })
  meetingId!: string;

  @Field(() => [Int], { description: "The questions by their places on the agenda, from 1." })
  questions!: number[];
}

@ObjectType({ description: "The extract is on paper." })
class PrepareMinutesExtractPayload {
  @Field(() => Document, { description: "The extract, ready to be signed." })
  document: Document;

  constructor(document: Document) {
    this.document = document;
  }
}

const PrepareMinutesExtractResult = createUnionType({
  name: "PrepareMinutesExtractResult",
  description: "How writing the extract went.",
  types: () => [PrepareMinutesExtractPayload, MeetingNotFound, InvalidInput] as const,
});

/** Who keeps an organisation's affairs has an extract from the minutes written. */
@Resolver()
export class PrepareMinutesExtract {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => PrepareMinutesExtractResult, {
    description: "Write what a meeting decided on some questions («Выписка из протокола»).",
  })
  async prepareMinutesExtract(
    @Arg("input", () => PrepareMinutesExtractInput, { description: "Which questions of which meeting." })
    input: PrepareMinutesExtractInput,
    @Ctx() context: Context,
  ): Promise<typeof PrepareMinutesExtractResult> {
    const kept = await keepMeeting(input.meetingId, context);
    if (!kept) return new MeetingNotFound();
    const { meeting, organisation } = kept;
    const agenda = kept.agenda.filter(({ place }) => input.questions.includes(place));
    if (agenda.length === 0 || agenda.length !== new Set(input.questions).size) {
      const checked = new Checked();
      checked.fault("questions", "Нет такого вопроса повестки.", "There is no such question on the agenda.");
      return new InvalidInput(checked.faults);
    }
    const about = {
      template: minutesExtract,
      facts: { ...kept, agenda },
      organisation,
      on: meeting.heldOn,
      meetingId: meeting.id,
      subject: agenda.map(({ place }) => place).join(),
    };
    return new PrepareMinutesExtractPayload(await writeDocument(about, context));
  }
}
