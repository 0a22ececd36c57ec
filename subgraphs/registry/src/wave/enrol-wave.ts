import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
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
import { Measure, ReorganisationEffect } from "../organisation/effect.js";
import { keepStructureBelow } from "../organisation/kept-organisation.js";
import { OrganisationActKind, recordAct } from "../organisation/organisation-act.entity.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation, OrganisationLevel, OrganisationType } from "../organisation/organisation.entity.js";
import { rehearse } from "../organisation/rehearse.js";
import {
  checkDecision,
  decide,
  type Decision,
  ReorganisationInput,
} from "../organisation/reorganisation-input.js";
import { addOrganisation, faultOfLevel, tellSubtree } from "../organisation/tree.js";
import { WrongLevel } from "../organisation/wrong-level.js";
import { Wave } from "./wave.entity.js";

@InputType({ description: "A primary that joins." })
class NewPrimaryInput {
  @Field(() => String, { description: "The code of its kind, two digits." })
  typeCode!: string;

  @Field(() => String, { description: "Its short name («Наименование»)." })
  name!: string;

  @Field(() => String, { description: "Its name by the statute («Наименование полное»)." })
  fullName!: string;
}

@InputType({ description: "A local organisation that joins, with its primaries." })
class NewLocalInput extends NewPrimaryInput {
  @Field(() => [NewPrimaryInput], { defaultValue: [], description: "Its primaries." })
  primaries!: NewPrimaryInput[];
}

@InputType({ description: "Local organisations that join the register together." })
class EnrolWaveInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation right above them." })
  parentId!: string;

  @Field(() => String, { description: "What the wave is called." })
  name!: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day it was planned for; they may join earlier.",
  })
  plannedFrom?: PlainDate | null;

  @Field(() => OrganisationLevel, {
    defaultValue: OrganisationLevel.TERRITORIAL,
    description: "The level of the local organisations.",
  })
  level!: OrganisationLevel;

  @Field(() => [NewLocalInput], { description: "The local organisations; with their primaries at most 250." })
  locals!: NewLocalInput[];
}

@ObjectType({ description: "They have joined; of a rehearsal, what would come of it." })
class EnrolWavePayload {
  @Field(() => Wave, { nullable: true, description: "The wave; null of a rehearsal." })
  wave!: Wave | null;

  @Field(() => Organisation, { description: "The organisation below which they joined." })
  parent!: Organisation;

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

const EnrolWaveResult = createUnionType({
  name: "EnrolWaveResult",
  description: "How joining went.",
  types: () =>
    [EnrolWavePayload, OrganisationNotFound, OrganisationClosed, WrongLevel, InvalidInput] as const,
});

const MOST = 250;

/** Who leads above enters local organisations with their primaries, many at once; lists of members follow. */
@Resolver()
export class EnrolWave {
  @May(Permission.REORGANISE)
  @Mutation(() => EnrolWaveResult, {
    description:
      "Enter local organisations with their primaries, many at once («присоединение к реестру»); lists of members follow by import.",
  })
  async enrolWave(
    @Arg("input", () => EnrolWaveInput, { description: "Who joins, and where." }) input: EnrolWaveInput,
    @Ctx() context: Context,
  ): Promise<typeof EnrolWaveResult> {
    const parent = await keepStructureBelow(input.parentId, context);
    if (!(parent instanceof Organisation)) return parent;
    const wrongLevel =
      (await faultOfLevel(input.level, parent, context)) ??
      (input.locals.some(({ primaries }) => primaries.length > 0)
        ? await faultOfLevel(OrganisationLevel.PRIMARY, { level: input.level }, context)
        : null);
    if (wrongLevel) return wrongLevel;
    const checked = new Checked();
    const decision = checkDecision(input, checked);
    const name = checked.name("name", input.name);
    const locals = await checkLocals(input.locals, checked, context);
    if (checked.problem) return checked.problem;

    const { level, plannedFrom = null } = input;
    const outcome = await rehearse(input.dryRun, context, (stage) =>
      enrol({ parent, level, name, plannedFrom, locals }, decision, stage),
    );
    context.em.clear();
    return Object.assign(new EnrolWavePayload(), {
      wave: input.dryRun ? null : Object.assign(outcome.wave, { path: parent.path }),
      parent: await context.em.findOneOrFail(Organisation, { id: parent.id }),
      effect: outcome.effect,
    });
  }
}

interface Enrolment {
  parent: Organisation;
  level: OrganisationLevel;
  name: string;
  plannedFrom: PlainDate | null;
  locals: readonly NewLocalInput[];
}

async function enrol(
  { parent, level, name, plannedFrom, locals }: Enrolment,
  { on, reason }: Decision,
  context: Context,
): Promise<{ wave: Wave; effect: ReorganisationEffect }> {
  const { em } = context;
  await decide({ on, reason }, context);
  const measure = await Measure.before(context, { changed: [], summed: [parent] });
  const wave = em.create(Wave, { parentId: parent.node, name, plannedFrom, joinedOn: on });
  await em.persist(wave).flush();
  const created: Organisation[] = [];
  const add = async (above: Organisation, at: OrganisationLevel, { typeCode, ...names }: NewPrimaryInput) => {
    const { name: short, fullName } = names;
    const fresh = { parent: above, level: at, typeCode, name: short, fullName, waveId: wave.id };
    const organisation = await addOrganisation(fresh, context);
    const act = { kind: OrganisationActKind.CREATED, on, reason, other: above.node };
    await recordAct({ ...act, organisation: organisation.node }, context);
    created.push(organisation);
    return organisation;
  };
  for (const local of locals) {
    const organisation = await add(parent, level, local);
    for (const primary of local.primaries) await add(organisation, OrganisationLevel.PRIMARY, primary);
    await tellSubtree(organisation, context);
  }
  return { wave, effect: await measure.after(0, created) };
}

async function checkLocals(
  given: readonly NewLocalInput[],
  checked: Checked,
  { em }: Context,
): Promise<NewLocalInput[]> {
  const count = given.reduce((total, { primaries }) => total + 1 + primaries.length, 0);
  if (count === 0 || count > MOST) {
    checked.fault("locals", `От 1 до ${MOST} организаций.`, `From 1 to ${MOST} organisations.`);
  }
  const codes = new Set((await em.find(OrganisationType, {})).map(({ code }) => code));
  const check = (path: string, { typeCode, name, fullName }: NewPrimaryInput): NewPrimaryInput => {
    if (!codes.has(typeCode)) {
      checked.fault(`${path}.typeCode`, "Такого типа нет в справочнике.", "There is no such kind.");
    }
    return {
      typeCode,
      name: checked.name(`${path}.name`, name),
      fullName: checked.words(`${path}.fullName`, fullName, 1_000),
    };
  };
  return given.map((local, place) => {
    const checkedLocal = check(`locals.${place}`, local);
    const primaries = local.primaries.map((primary, index) =>
      check(`locals.${place}.primaries.${index}`, primary),
    );
    return Object.assign(checkedLocal, { primaries });
  });
}
