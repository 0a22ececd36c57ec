import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { entriesOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { MemberNote } from "./member-note.entity.js";

const notesOfMembers = entriesOfMembers(MemberNote, "member_notes", "recorded_at");

@Resolver(() => Member)
export class NotesOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [MemberNote], {
    nullable: true,
    description: "The tab «Дополнительно», the newest first; null when not yours to see.",
  })
  notes(@Root() { id }: Member, @Ctx() { load }: Context): Promise<MemberNote[]> {
    return load(notesOfMembers).load(id);
  }
}
