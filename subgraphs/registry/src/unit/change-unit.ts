import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { isNameTaken, keepUnit, UnitNotFound } from "./kept-unit.js";
import { findOrganiser } from "./organiser.js";
import { Unit } from "./unit.entity.js";

@InputType({ description: "What of a part changes; what is left out stays." })
class ChangeUnitInput {
  @Field(() => ID, { description: "The part." })
  unitId!: string;

  @Field(() => String, { nullable: true, description: "Its name." })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: "Who leads it; null for nobody." })
  organiserId?: string | null;
}

@ObjectType({ description: "The part is as given." })
class ChangeUnitPayload {
  @Field(() => Unit, { description: "The part." })
  unit!: Unit;
}

const ChangeUnitResult = createUnionType({
  name: "ChangeUnitResult",
  description: "How changing the part went.",
  types: () => [ChangeUnitPayload, UnitNotFound, InvalidInput] as const,
});

/** The chair renames a part or names who leads it. */
@Resolver()
export class ChangeUnit {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => ChangeUnitResult, { description: "Rename a part of a primary, or say who leads it." })
  async changeUnit(
    @Arg("input", () => ChangeUnitInput, { description: "The part and what changes." })
    input: ChangeUnitInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeUnitResult> {
    const kept = await keepUnit(input.unitId, context);
    if (!kept) return new UnitNotFound();
    const { unit, organisation } = kept;
    const checked = new Checked();
    const name = checked.name("name", input.name ?? unit.name);
    const organiserId =
      input.organiserId === undefined
        ? unit.organiserId
        : await findOrganiser(input.organiserId, organisation, checked, context);
    if (
      !checked.problem &&
      (await isNameTaken(organisation, { id: unit.id, kind: unit.kind, name }, context))
    ) {
      checked.fault("name", "Такая часть уже есть.", "There is such a part already.");
    }
    if (checked.problem) return checked.problem;

    const { em } = context;
    em.assign(unit, { name, organiserId });
    await em.flush();
    return Object.assign(new ChangeUnitPayload(), { unit });
  }
}
