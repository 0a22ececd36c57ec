import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
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
import { addEntry } from "../card/add-entry.js";
import { Reading } from "../card/reading.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { MemberNote, NoteKind } from "./member-note.entity.js";

@InputType({ description: "What is to be remembered, and of whom." })
class WriteNoteInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => NoteKind, { description: "What it is about." })
  kind!: NoteKind;

  @Field(() => String, { description: "The note, in plain text, at most 4,000 characters." })
  text!: string;
}

@ObjectType({ description: "The note stands on the card." })
class WriteNotePayload {
  @Field(() => MemberNote, { description: "The note." })
  note: MemberNote;

  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(note: MemberNote, member: Member) {
    this.note = note;
    this.member = member;
  }
}

const WriteNoteResult = createUnionType({
  name: "WriteNoteResult",
  description: "How writing the note went.",
  types: () => [WriteNotePayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register writes down what is to be remembered of a member. The member can read it too. */
@Resolver()
export class WriteNote {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => WriteNoteResult, {
    description: "Write down what is to be remembered of a member, who can read it too («Дополнительно»).",
  })
  async writeNote(
    @Arg("input", () => WriteNoteInput, { description: "The note and the member." }) input: WriteNoteInput,
    @Ctx() context: Context,
  ): Promise<typeof WriteNoteResult> {
    const reading = new Reading();
    const columns = { kind: input.kind, text: reading.words("text", input.text, 4_000) };
    const added = await addEntry(MemberNote, input.memberId, { columns, faults: reading.faults }, context);
    return added instanceof Problem ? added : new WriteNotePayload(added.entry, added.member);
  }
}
