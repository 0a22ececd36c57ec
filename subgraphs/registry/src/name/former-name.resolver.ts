import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { rowsOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { FormerName } from "./former-name.entity.js";

const formerNames = rowsOfMembers(FormerName, "former_names", "used_until desc, recorded_at desc");

@Resolver(() => Member)
export class FormerNamesOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [FormerName], {
    nullable: true,
    description: "Names the member had before («история ФИО»), the last first; null when not yours to see.",
  })
  formerNames(@Root() { id }: Member, @Ctx() { load }: Context): Promise<FormerName[]> {
    return load(formerNames).load(id);
  }
}
