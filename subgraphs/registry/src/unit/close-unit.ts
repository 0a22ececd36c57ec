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
import { holdsSince } from "../history/holds-since.js";
import { Checked } from "../input/checked.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { keepUnit, UnitNotFound } from "./kept-unit.js";
import { Unit } from "./unit.entity.js";

@InputType({ description: "Which part is there no more." })
class CloseUnitInput {
  @Field(() => ID, { description: "The part." })
  unitId!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
  on?: PlainDate | null;
}

@ObjectType({ description: "The part is there no more; its members belong to the primary alone." })
class CloseUnitPayload {
  @Field(() => Unit, { description: "The part." })
  unit!: Unit;
}

const CloseUnitResult = createUnionType({
  name: "CloseUnitResult",
  description: "How closing the part went.",
  types: () => [CloseUnitPayload, UnitNotFound, InvalidInput] as const,
});

/** The chair closes a part; who was registered to it stays in the primary. */
@Resolver()
export class CloseUnit {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => CloseUnitResult, {
    description: "Close a part of a primary; its members stay on the register of the primary.",
  })
  async closeUnit(
    @Arg("input", () => CloseUnitInput, { description: "Which part and since when." }) input: CloseUnitInput,
    @Ctx() context: Context,
  ): Promise<typeof CloseUnitResult> {
    const kept = await keepUnit(input.unitId, context);
    if (!kept) return new UnitNotFound();
    const checked = new Checked();
    const closedOn = checked.past("on", input.on ?? today());
    if (checked.problem) return checked.problem;

    const { em, tell } = context;
    const { unit, organisation } = kept;
    await holdsSince(closedOn, context);
    await em.execute("update members set unit_id = null where unit_id = ?", [unit.id]);
    em.assign(unit, { closedOn });
    await em.flush();
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new CloseUnitPayload(), { unit });
  }
}
