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
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation, OrganisationLevel } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { WrongLevel } from "../organisation/wrong-level.js";
import { isNameTaken } from "./kept-unit.js";
import { findOrganiser } from "./organiser.js";
import { Unit, UnitKind } from "./unit.entity.js";

@InputType({ description: "A part of a primary." })
class CreateUnitInput {
  @Field(() => ID, { description: "The primary." })
  organisationId!: string;

  @Field(() => UnitKind, { description: "What it is." })
  kind!: UnitKind;

  @Field(() => String, { description: "Its name, which no other of the kind has there." })
  name!: string;

  @Field(() => ID, { nullable: true, description: "Who leads it («профгрупорг»), a member of the primary." })
  organiserId?: string | null;
}

@ObjectType({ description: "The part is there; members can be registered to it." })
class CreateUnitPayload {
  @Field(() => Unit, { description: "The part." })
  unit!: Unit;

  @Field(() => Organisation, { description: "The primary." })
  organisation!: Organisation;
}

const CreateUnitResult = createUnionType({
  name: "CreateUnitResult",
  description: "How creating the part went.",
  types: () =>
    [CreateUnitPayload, OrganisationNotFound, OrganisationClosed, WrongLevel, InvalidInput] as const,
});

/** The chair divides a primary into parts («создание профгруппы»). */
@Resolver()
export class CreateUnit {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => CreateUnitResult, {
    description: "Create a part of a primary: a group or a structural unit («создание профгруппы»).",
  })
  async createUnit(
    @Arg("input", () => CreateUnitInput, { description: "The part and its primary." }) input: CreateUnitInput,
    @Ctx() context: Context,
  ): Promise<typeof CreateUnitResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    if (!organisation.keepsRegister) return new WrongLevel([OrganisationLevel.PRIMARY]);
    const checked = new Checked();
    const { kind } = input;
    const name = checked.name("name", input.name);
    const organiserId = await findOrganiser(input.organiserId, organisation, checked, context);
    if (!checked.problem && (await isNameTaken(organisation, { kind, name }, context))) {
      checked.fault("name", "Такая часть уже есть.", "There is such a part already.");
    }
    if (checked.problem) return checked.problem;

    const { em, tell } = context;
    const unit = em.create(Unit, {
      organisationId: organisation.node,
      kind,
      name,
      organiserId,
      closedOn: null,
    });
    await em.persist(unit).flush();
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new CreateUnitPayload(), {
      unit: Object.assign(unit, { path: organisation.path }),
      organisation,
    });
  }
}
