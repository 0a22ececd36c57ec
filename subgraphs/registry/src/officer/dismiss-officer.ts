import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { Checked } from "../input/checked.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { keepOfficer, OfficerNotFound } from "./kept-officer.js";
import { Officer } from "./officer.entity.js";

@InputType({ description: "Who works no more." })
class DismissOfficerInput {
  @Field(() => ID, { description: "The entry." })
  officerId!: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "Their last day, not before the first; today when left out.",
  })
  on?: PlainDate | null;
}

@ObjectType({ description: "They work no more; the member's card still tells that they did." })
class DismissOfficerPayload {
  @Field(() => Officer, { description: "Who worked." })
  officer!: Officer;
}

const DismissOfficerResult = createUnionType({
  name: "DismissOfficerResult",
  description: "How ending the office went.",
  types: () => [DismissOfficerPayload, OfficerNotFound, InvalidInput] as const,
});

/** The chair notes somebody's last day. */
@Resolver()
export class DismissOfficer {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => DismissOfficerResult, {
    description: "Note the last day of one who works for an organisation.",
  })
  async dismissOfficer(
    @Arg("input", () => DismissOfficerInput, { description: "Who, and the last day." })
    input: DismissOfficerInput,
    @Ctx() context: Context,
  ): Promise<typeof DismissOfficerResult> {
    const kept = await keepOfficer(input.officerId, context);
    if (!kept) return new OfficerNotFound();
    const { officer, organisation } = kept;
    const checked = new Checked();
    const untilOn = checked.past("on", input.on ?? today());
    checked.notBefore("on", untilOn, officer.sinceOn);
    if (checked.problem) return checked.problem;

    const { em, tell } = context;
    em.assign(officer, { untilOn });
    await em.flush();
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new DismissOfficerPayload(), { officer });
  }
}
