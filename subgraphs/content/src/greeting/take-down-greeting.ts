import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { places } from "../organisation/place.js";
import { greetings, standsOn } from "./greeting.loader.js";
import { Greeting } from "./greeting.type.js";

@InputType({ description: "A greeting to take down." })
class TakeDownGreetingInput {
  @Field(() => ID, { description: "The greeting." })
  greetingId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "From the site of this organisation alone; from all sites when left out.",
  })
  organisationId?: string | null;
}

@ObjectType({ description: "The greeting is down." })
class TakeDownGreetingPayload {
  constructor(greeting: Greeting) {
    this.greeting = greeting;
  }

  @Field(() => Greeting, { description: "The greeting as it stood." })
  greeting: Greeting;
}

@ObjectType({ implements: Problem, description: "No such greeting stands there." })
class GreetingNotFound extends Problem {
  constructor() {
    super({ ru: "Такого поздравления на сайте нет.", en: "No such greeting stands on the site." });
  }
}

const TakeDownGreetingResult = createUnionType({
  name: "TakeDownGreetingResult",
  description: "What became of the greeting.",
  types: () => [TakeDownGreetingPayload, GreetingNotFound] as const,
});

/** A greeting comes down before its day: from one site by who answers for it, from all by who greets. */
@Resolver()
export class TakeDownGreeting {
  @May(Permission.SEND_MAILINGS)
  @Mutation(() => TakeDownGreetingResult, {
    description:
      "Take a greeting down («снять поздравление»): from the site of an organisation, or from all for the organisation that greets. A second time it is not found.",
  })
  async takeDownGreeting(
    @Arg("input", () => TakeDownGreetingInput, { description: "What, and where from." })
    { greetingId, organisationId = null }: TakeDownGreetingInput,
    @Ctx() { em, load, viewer }: Context,
  ): Promise<typeof TakeDownGreetingResult> {
    const greeting = await load(greetings).load(greetingId);
    if (!greeting || (organisationId !== null && !isUuid(organisationId))) return new GreetingNotFound();
    if (organisationId !== null && !(await standsOn(greeting.id, organisationId, em)))
      return new GreetingNotFound();
    const place = await load(places).load(organisationId ?? greeting.senderId);
    if (!place || !viewer.may(Permission.SEND_MAILINGS, place.path)) throw forbidden();
    await em.execute(
      `insert into taken_down_greetings (greeting_id, organisation_id, taken_down_by)
       values (?::uuid, ?::uuid, ?::uuid) on conflict do nothing`,
      [greeting.id, organisationId, viewer.accountId],
    );
    return new TakeDownGreetingPayload(greeting);
  }
}
