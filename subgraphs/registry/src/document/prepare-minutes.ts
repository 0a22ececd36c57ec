import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
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
import { keepMeeting, MeetingNotFound } from "../meeting/kept-meeting.js";
import { namesByMeeting } from "../meeting/meeting.loader.js";
import { fullName } from "../member/person-name.js";
import { Document } from "./document.entity.js";
import { minutes } from "./template/minutes.js";
import { writeDocument } from "./write-document.js";

@InputType({ description: "Whose minutes." })
class PrepareMinutesInput {
  @Field(() => ID, { description: "The meeting." })
  meetingId!: string;
}

@ObjectType({ description: "The minutes are on paper." })
class PrepareMinutesPayload {
  @Field(() => Document, { description: "The minutes, ready to be signed." })
  document: Document;

  constructor(document: Document) {
    this.document = document;
  }
}

const PrepareMinutesResult = createUnionType({
  name: "PrepareMinutesResult",
  description: "How writing the minutes went.",
  types: () => [PrepareMinutesPayload, MeetingNotFound] as const,
});

/** Who keeps an organisation's affairs has the minutes of a meeting written. */
@Resolver()
export class PrepareMinutes {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => PrepareMinutesResult, {
    description:
      "Write the minutes of a recorded meeting («Протокол»). Repeating it writes them anew, and the later ones are in force.",
  })
  async prepareMinutes(
    @Arg("input", () => PrepareMinutesInput, { description: "Whose minutes." })
    { meetingId }: PrepareMinutesInput,
    @Ctx() context: Context,
  ): Promise<typeof PrepareMinutesResult> {
    const kept = await keepMeeting(meetingId, context);
    if (!kept) return new MeetingNotFound();
    const { meeting, organisation } = kept;
    const attendees = (await context.load(namesByMeeting).load(meeting.id)).map(fullName);
    const facts = { ...kept, attendees: attendees.toSorted((one, other) => one.localeCompare(other, "ru")) };
    const about = { template: minutes, facts, organisation, on: meeting.heldOn, meetingId: meeting.id };
    return new PrepareMinutesPayload(await writeDocument(about, context));
  }
}
