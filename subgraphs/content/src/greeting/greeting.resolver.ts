import { Permission } from "@angel/kit/access";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { places } from "../organisation/place.js";
import { greetings, siteCounts } from "./greeting.loader.js";
import { Greeting } from "./greeting.type.js";

@Resolver(() => Greeting)
export class GreetingResolver {
  @Query(() => Greeting, {
    nullable: true,
    description: "A greeting on sites; null when there is none, or it has come down everywhere.",
  })
  @Open("What stands on sites is for everyone.")
  greeting(
    @Arg("id", () => ID, { description: "The greeting's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Greeting | null> {
    return load(greetings).load(id);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "On how many sites it stands; null for those who may not send mailings for who greets.",
  })
  async siteCount(
    @Root() { id, senderId }: Greeting,
    @Ctx() { load, viewer }: Context,
  ): Promise<number | null> {
    if (!viewer.may(Permission.SEND_MAILINGS)) return null;
    const sender = await load(places).load(senderId);
    return sender && viewer.may(Permission.SEND_MAILINGS, sender.path) ? load(siteCounts).load(id) : null;
  }
}
