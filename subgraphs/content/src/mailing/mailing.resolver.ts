import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { greetings } from "../greeting/greeting.loader.js";
import { Greeting } from "../greeting/greeting.type.js";
import { Mailing } from "./mailing.stub.js";

@Resolver(() => Mailing)
export class MailingResolver {
  @FieldResolver(() => Greeting, {
    nullable: true,
    description: "What it says on sites; null when it stands on none, or has come down everywhere.",
  })
  greeting(@Root() { id }: Mailing, @Ctx() { load }: Context): Promise<Greeting | null> {
    return load(greetings).load(id);
  }
}
