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
import { sendWaitingOn } from "../application/send-waiting-on.js";
import { Checked } from "../input/checked.js";
import { closeOrganisation } from "./closing.js";
import { tellTransfers } from "../member/move-members.js";
import { Measure, ReorganisationEffect } from "./effect.js";
import { keepStructureOf } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { memberCounts } from "./organisation.loader.js";
import { rememberRows } from "./remember-rows.js";
import { rehearse } from "./rehearse.js";
import { checkDecision, decide, ReorganisationInput } from "./reorganisation-input.js";
import { renumberSubtrees } from "./numbering.js";
import { tellSubtree } from "./tree.js";
import { WrongLevel } from "./wrong-level.js";

@InputType({ description: "Which organisation takes which in." })
class MergeOrganisationsInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation that is taken in and closed." })
  organisationId!: string;

  @Field(() => ID, { description: "The organisation of the same level that takes it in and stays." })
  intoOrganisationId!: string;
}

@ObjectType({ description: "The two are one; of a rehearsal, they are still two." })
class MergeOrganisationsPayload {
  @Field(() => Organisation, { description: "The organisation that stays." })
  organisation!: Organisation;

  @Field(() => Organisation, { description: "The organisation that was taken in." })
  merged!: Organisation;

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

const MergeOrganisationsResult = createUnionType({
  name: "MergeOrganisationsResult",
  description: "How merging the organisations went.",
  types: () =>
    [MergeOrganisationsPayload, OrganisationNotFound, OrganisationClosed, WrongLevel, InvalidInput] as const,
});

/** Who leads above both joins one organisation to another of its level («присоединение»). */
@Resolver()
export class MergeOrganisations {
  @May(Permission.REORGANISE)
  @Mutation(() => MergeOrganisationsResult, {
    description:
      "Join an organisation to another of its level («присоединение»): members, units, applications that wait and organisations below go along, chairs' powers end, and the number of the one closed still finds it. Rights are needed above both.",
  })
  async mergeOrganisations(
    @Arg("input", () => MergeOrganisationsInput, { description: "Which organisation takes which in." })
    input: MergeOrganisationsInput,
    @Ctx() context: Context,
  ): Promise<typeof MergeOrganisationsResult> {
    const source = await keepStructureOf(input.organisationId, context);
    if (!(source instanceof Organisation)) return source;
    const target = await keepStructureOf(input.intoOrganisationId, context);
    if (!(target instanceof Organisation)) return target;
    if (source.level !== target.level || source.parentId === null) return new WrongLevel([source.level]);
    const checked = new Checked();
    const decision = checkDecision(input, checked);
    if (source.isWithin(target) || target.isWithin(source)) {
      checked.fault("intoOrganisationId", "Выберите другую организацию.", "Choose another organisation.");
    }
    for (const name of await namesakesOfUnits(source, target, context)) {
      checked.fault(
        "intoOrganisationId",
        `В обеих организациях есть подразделение «${name}»: переименуйте одно из них.`,
        `Both organisations have a unit called “${name}”: rename one of them.`,
      );
    }
    if (checked.problem) return checked.problem;

    const effect = await rehearse(input.dryRun, context, (stage) => merge(source, target, decision, stage));
    const { em } = context;
    em.clear();
    return Object.assign(new MergeOrganisationsPayload(), {
      organisation: await em.findOneOrFail(Organisation, { id: target.id }),
      merged: await em.findOneOrFail(Organisation, { id: source.id }),
      effect,
    });
  }
}

/** Units of the one that could not stand beside those of the other. */
async function namesakesOfUnits(
  source: Organisation,
  target: Organisation,
  { em }: Context,
): Promise<string[]> {
  const rows = await em.execute<{ name: string }[]>(
    `select ours.name from units ours join units theirs using (kind, name_key)
     where ours.organisation_id = ? and theirs.organisation_id = ? and ours.closed_on is null and theirs.closed_on is null
     order by ours.name`,
    [source.node, target.node],
  );
  return rows.map(({ name }) => name);
}

async function merge(
  source: Organisation,
  target: Organisation,
  { on, reason }: { on: string; reason: string },
  context: Context,
): Promise<ReorganisationEffect> {
  const { em } = context;
  await decide({ on, reason }, context);
  const kind = OrganisationActKind.MERGED;
  await rememberRows({ kind, on, organisation: source.node, other: target.node }, context);
  const measure = await Measure.before(context, { changed: [source], summed: [source, target] });
  const [before] = await memberCounts([source.node], context);
  const below = await em.find(Organisation, { parentId: source.id });

  // Before the members, who else would leave their units.
  await em.execute("update units set organisation_id = ? where organisation_id = ? and closed_on is null", [
    target.node,
    source.node,
  ]);
  await sendWaitingOn({ from: source, to: target, note: reason }, context);
  await closeOrganisation(source, on, context);
  await em.execute("select merge_organisations(?, ?, ?)", [source.node, target.node, on]);
  await em.execute("update organisations set successor_id = ? where node = ?", [target.node, source.node]);
  if (below.length > 0) await renumberSubtrees(below, on, context);

  const act = { kind, on, reason };
  await recordAct({ ...act, organisation: source.node, other: target.node }, context);
  await recordAct({ ...act, organisation: target.node, other: source.node }, context);
  await tellTransfers(source, target, em);
  for (const changed of [source, target]) await tellSubtree(changed, context);
  const isPrimary = source.keepsRegister;
  return measure.after(isPrimary ? (before?.onRegister ?? 0) : 0);
}
