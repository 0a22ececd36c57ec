import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
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
import { keepStructureOf } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { chairsByOrganisation } from "../organisation/organisation.loader.js";
import { Chair } from "./chair.entity.js";
import { checkTerm, tellElected } from "./term.js";

@InputType({ description: "What to put right about the chair in office; what is left out stays." })
class ChangeChairInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day of the election." })
  electedOn?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The last day of the term." })
  powersUntil?: PlainDate | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the union pays for the work («штатный»)." })
  isStaff?: boolean | null;

  @Field(() => String, { nullable: true, description: "The number of the minutes of the election." })
  minutesNumber?: string | null;
}

@ObjectType({ description: "The chair's data are as given." })
class ChangeChairPayload {
  @Field(() => Chair, { description: "The chair." })
  chair!: Chair;

  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

@ObjectType({ implements: Problem, description: "Nobody leads the organisation now." })
export class NoChair extends Problem {
  constructor() {
    super({ ru: "У организации нет председателя.", en: "The organisation has no chair." });
  }
}

const ChangeChairResult = createUnionType({
  name: "ChangeChairResult",
  description: "How changing the chair's data went.",
  types: () => [ChangeChairPayload, OrganisationNotFound, OrganisationClosed, NoChair, InvalidInput] as const,
});

/** Who leads above puts right the data of the chair in office («Управление данными председателя»). */
@Resolver()
export class ChangeChair {
  @May(Permission.REORGANISE)
  @Mutation(() => ChangeChairResult, {
    description:
      "Put right the data of the chair in office («Изменить данные председателя»); the rights follow the term. A name is changed on the member's card.",
  })
  async changeChair(
    @Arg("input", () => ChangeChairInput, { description: "The organisation and what to put right." })
    input: ChangeChairInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeChairResult> {
    const { em, tell } = context;
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const [chair] = await chairsByOrganisation([organisation.node], context);
    if (!chair) return new NoChair();

    const checked = new Checked();
    const electedOn = checked.past("electedOn", input.electedOn ?? chair.electedOn ?? today());
    const until = input.powersUntil ?? (input.electedOn ? null : chair.powersUntil);
    const powersUntil = await checkTerm(organisation, electedOn, until, checked, context);
    const minutesNumber = checked.change("minutesNumber", input.minutesNumber, 40);
    if (checked.problem) return checked.problem;

    em.assign(chair, {
      electedOn,
      powersUntil,
      ...(input.isStaff !== undefined && { isStaff: input.isStaff }),
      ...(minutesNumber !== undefined && { minutesNumber }),
    });
    await em.flush();
    await tellElected(organisation, chair, context);
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new ChangeChairPayload(), { chair, organisation });
  }
}
