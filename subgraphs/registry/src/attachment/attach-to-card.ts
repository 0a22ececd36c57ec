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
import { keepMember } from "../member/kept-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { CardAttachment } from "./card-attachment.entity.js";
import { NO_FILE } from "./file.loader.js";

@InputType({ description: "A file to attach to a card." })
class AttachToCardInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => ID, { description: "The id with which `POST /files/registry` answered to you." })
  fileId!: string;

  @Field(() => String, { description: "What it is: «Заявление»." })
  title!: string;
}

@ObjectType({ description: "The file is attached to the card." })
class AttachToCardPayload {
  @Field(() => CardAttachment, { description: "The attachment." })
  attachment: CardAttachment;

  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(attachment: CardAttachment, member: Member) {
    this.attachment = attachment;
    this.member = member;
  }
}

const AttachToCardResult = createUnionType({
  name: "AttachToCardResult",
  description: "How attaching went.",
  types: () => [AttachToCardPayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register attaches a file that was sent before to a card. */
@Resolver()
export class AttachToCard {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => AttachToCardResult, {
    description: "Attach a file that you sent before to a member's card («Присоединённые файлы»).",
  })
  async attachToCard(
    @Arg("input", () => AttachToCardInput, { description: "The file and the member." })
    { memberId, fileId, title: written }: AttachToCardInput,
    @Ctx() context: Context,
  ): Promise<typeof AttachToCardResult> {
    const reading = new Reading();
    const title = reading.words("title", written, 300);
    if (!(await keepMember(memberId, context))) return new MemberNotFound();
    if (reading.faults.length > 0) return new InvalidInput(reading.faults);
    const { em, files, viewer } = context;
    const file = await files.take(em, fileId, viewer.accountId);
    if (!file) return new InvalidInput([NO_FILE]);
    const columns = { fileId: file.id, title };
    const added = await addEntry(CardAttachment, memberId, { columns, faults: [] }, context);
    return added instanceof Problem ? added : new AttachToCardPayload(added.entry, added.member);
  }
}
