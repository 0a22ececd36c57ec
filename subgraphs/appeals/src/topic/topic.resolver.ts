import { Open, Public } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { topics } from "./topic.loader.js";
import { AppealTopic } from "./topic.type.js";

@Resolver(() => Appeal)
export class TopicResolver {
  @Query(() => [AppealTopic], {
    description: "What appeals can be about, in the order in which it is offered.",
  })
  @Public()
  @Open("What can be asked is for everyone to know.")
  async appealTopics(@Ctx() { load }: Context): Promise<AppealTopic[]> {
    return [...(await load(topics).load("all")).values()];
  }

  @FieldResolver(() => AppealTopic, { description: "What it is about." })
  async topic(@Root() { topicCode }: Appeal, @Ctx() { load }: Context): Promise<AppealTopic> {
    const topic = (await load(topics).load("all")).get(topicCode);
    if (!topic) throw new Error(`An appeal has no topic ${topicCode}.`);
    return topic;
  }
}
