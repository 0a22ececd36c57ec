import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { rowsOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { Destruction } from "./destruction.entity.js";

export const destructions = rowsOfMembers(Destruction, "destructions", "member_id");

@Resolver(() => Member)
export class DestructionOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => Destruction, {
    nullable: true,
    description: "That the personal data was destroyed; null while it is there or when not yours to see.",
  })
  async destruction(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Destruction | null> {
    return (await load(destructions).load(id))[0] ?? null;
  }
}

@Resolver(() => Destruction)
export class DestructionResolver {
  @FieldResolver(() => AccountStub, { nullable: true, description: "Who destroyed it." })
  by(@Root() { destroyedById }: Destruction): AccountStub | null {
    return destroyedById === null ? null : new AccountStub(destroyedById);
  }
}
