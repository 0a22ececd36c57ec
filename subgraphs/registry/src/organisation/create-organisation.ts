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
import { Measure, ReorganisationEffect } from "./effect.js";
import { keepStructureBelow } from "./kept-organisation.js";
import { NUMBER } from "./number.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation, OrganisationLevel, OrganisationType } from "./organisation.entity.js";
import { organisationChanged } from "./organisation.events.js";
import { rehearse } from "./rehearse.js";
import { checkDecision, decide, ReorganisationInput } from "./reorganisation-input.js";
import { addOrganisation, faultOfLevel } from "./tree.js";
import { WrongLevel } from "./wrong-level.js";

@InputType({ description: "An organisation that begins to work." })
class CreateOrganisationInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation right above («Вышестоящая»)." })
  parentId!: string;

  @Field(() => OrganisationLevel, { description: "Its level." })
  level!: OrganisationLevel;

  @Field(() => String, { description: "The code of its kind, two digits." })
  typeCode!: string;

  @Field(() => String, { description: "Its short name («Наименование»)." })
  name!: string;

  @Field(() => String, { description: "Its name by the statute («Наименование полное»)." })
  fullName!: string;

  @Field(() => String, {
    nullable: true,
    description: "Its number («ИНПО») where it has one already; made by its place when left out.",
  })
  number?: string | null;
}

@ObjectType({ description: "The organisation works; of a rehearsal, what would come of it." })
class CreateOrganisationPayload {
  @Field(() => Organisation, { nullable: true, description: "The organisation; null of a rehearsal." })
  organisation!: Organisation | null;

  @Field(() => String, { description: "Its number («ИНПО»)." })
  number!: string;

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

const CreateOrganisationResult = createUnionType({
  name: "CreateOrganisationResult",
  description: "How creating the organisation went.",
  types: () =>
    [CreateOrganisationPayload, OrganisationNotFound, OrganisationClosed, WrongLevel, InvalidInput] as const,
});

/** Who leads above puts a new organisation below («создание организации»). */
@Resolver()
export class CreateOrganisation {
  @May(Permission.REORGANISE)
  @Mutation(() => CreateOrganisationResult, {
    description: "Put a new organisation into the tree, right below one of yours («создание организации»).",
  })
  async createOrganisation(
    @Arg("input", () => CreateOrganisationInput, { description: "The organisation and its place." })
    input: CreateOrganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof CreateOrganisationResult> {
    const parent = await keepStructureBelow(input.parentId, context);
    if (!(parent instanceof Organisation)) return parent;
    const wrongLevel = await faultOfLevel(input.level, parent, context);
    if (wrongLevel) return wrongLevel;

    const checked = new Checked();
    const { on, reason } = checkDecision(input, checked);
    const fresh = {
      parent,
      level: input.level,
      typeCode: await checkType(input.typeCode, checked, context),
      name: checked.name("name", input.name),
      fullName: checked.words("fullName", input.fullName, 1_000),
      number: await checkNumber(input.number, checked, context),
    };
    if (checked.problem) return checked.problem;

    return rehearse(input.dryRun, context, async (stage) => {
      await decide({ on, reason }, stage);
      const measure = await Measure.before(stage, { changed: [], summed: [parent] });
      const organisation = await addOrganisation(fresh, stage);
      await recordAct(
        {
          organisation: organisation.node,
          kind: OrganisationActKind.CREATED,
          on,
          reason,
          other: parent.node,
        },
        stage,
      );
      stage.tell(organisationChanged, { id: organisation.id });
      return Object.assign(new CreateOrganisationPayload(), {
        organisation: input.dryRun ? null : organisation,
        number: organisation.number ?? "",
        effect: await measure.after(0, [organisation]),
      });
    });
  }
}

export async function checkType(typeCode: string, checked: Checked, { em }: Context): Promise<string> {
  const isKnown = /^\d{2}$/.test(typeCode) && (await em.findOne(OrganisationType, { code: typeCode }));
  if (!isKnown) checked.fault("typeCode", "Такого типа нет в справочнике.", "There is no such kind.");
  return typeCode;
}

/** A number in its form that no other organisation has, nor its last group; null when left out. */
export async function checkNumber(
  written: string | null | undefined,
  checked: Checked,
  { em }: Context,
  own: Organisation | null = null,
): Promise<string | null> {
  const number = checked.text("number", written, 20);
  if (number === null) return null;
  if (!NUMBER.test(number)) {
    checked.fault("number", "ИНПО пишется так: 27-27-0000-30770.", "A number is written 27-27-0000-30770.");
    return null;
  }
  const taken = await em.findOne(Organisation, { code: Number(number.slice(-5)) });
  if (taken && taken.id !== own?.id) {
    checked.fault("number", `Этот код у организации: ${taken.name}.`, `${taken.name} has this code.`);
  }
  return number;
}
