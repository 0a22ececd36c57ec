import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Session } from "./session.entity.js";

@Resolver(() => Session)
export class SessionResolver {
  @FieldResolver(() => Boolean, { description: "Whether it is the session that asks." })
  current(@Root() { id }: Session, @Ctx() { viewer }: Context): boolean {
    return id === viewer.sessionId;
  }
}
