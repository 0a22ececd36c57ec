import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { entriesOfMembers } from "../card/card-entry.loader.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { Training } from "./training.entity.js";

const trainingsOfMembers = entriesOfMembers(Training, "trainings", "started_on");

@Resolver(() => Member)
export class TrainingsOfMember {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [Training], {
    nullable: true,
    description: "The tab «Обучение», the newest first; null when not yours to see.",
  })
  trainings(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Training[]> {
    return load(trainingsOfMembers).load(id);
  }
}
