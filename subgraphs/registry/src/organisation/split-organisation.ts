import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
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
import { Checked } from "../input/checked.js";
import { Measure, ReorganisationEffect } from "./effect.js";
import { keepStructureOf } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { rehearse } from "./rehearse.js";
import { rememberPart, rememberRows } from "./remember-rows.js";
import { checkDecision, decide, type Decision, ReorganisationInput } from "./reorganisation-input.js";
import { renumberSubtrees } from "./numbering.js";
import { addOrganisation, moveSubtree, tellSubtree } from "./tree.js";
import { moveMembers } from "../member/move-members.js";

@InputType({ description: "A part that becomes an organisation of its own, and who goes with it." })
class OrganisationPartInput {
  @Field(() => String, { description: "Its short name («Наименование»)." })
  name!: string;

  @Field(() => String, { description: "Its name by the statute («Наименование полное»)." })
  fullName!: string;

  @Field(() => [ID], { defaultValue: [], description: "Units of a primary that go, with their members." })
  unitIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: "Members of a primary who go, at most 250." })
  memberIds!: string[];

  @Field(() => [ID], {
    defaultValue: [],
    description: "Organisations right below that go, with all below them.",
  })
  childIds!: string[];
}

@InputType({ description: "Which organisation is divided, and into what." })
class SplitOrganisationInput extends ReorganisationInput {
  @Field(() => ID, { description: "The organisation; what goes nowhere stays in it." })
  organisationId!: string;

  @Field(() => [OrganisationPartInput], {
    description: "The parts, at most twenty; each becomes an organisation beside it, of its level and kind.",
  })
  parts!: OrganisationPartInput[];
}

@ObjectType({
  description: "The parts are organisations of their own; of a rehearsal, what would come of it.",
})
class SplitOrganisationPayload {
  @Field(() => Organisation, { description: "The organisation that was divided." })
  organisation!: Organisation;

  @Field(() => [Organisation], { description: "The new ones, in the order given; none of a rehearsal." })
  created!: Organisation[];

  @Field(() => ReorganisationEffect, { description: "What it changes." })
  effect!: ReorganisationEffect;
}

const SplitOrganisationResult = createUnionType({
  name: "SplitOrganisationResult",
  description: "How dividing the organisation went.",
  types: () => [SplitOrganisationPayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

const MOST_PARTS = 20;
const MOST_MEMBERS = 250;

interface Part {
  name: string;
  fullName: string;
  units: string[];
  members: string[];
  children: Organisation[];
}

/** Who leads above parts new organisations from one («выделение»). */
@Resolver()
export class SplitOrganisation {
  @May(Permission.REORGANISE)
  @Mutation(() => SplitOrganisationResult, {
    description:
      "Part new organisations from one («выделение»): of a primary, units and members; of any other, organisations below it.",
  })
  async splitOrganisation(
    @Arg("input", () => SplitOrganisationInput, { description: "The organisation and its parts." })
    input: SplitOrganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof SplitOrganisationResult> {
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const decision = checkDecision(input, checked);
    const parts = await readParts(input.parts, organisation, checked, context);
    if (checked.problem) return checked.problem;

    const { em } = context;
    const outcome = await rehearse(input.dryRun, context, (stage) =>
      split(organisation, parts, decision, stage),
    );
    em.clear();
    return Object.assign(new SplitOrganisationPayload(), {
      organisation: await em.findOneOrFail(Organisation, { id: organisation.id }),
      created: input.dryRun ? [] : outcome.created,
      effect: outcome.effect,
    });
  }
}

async function split(
  organisation: Organisation,
  parts: readonly Part[],
  { on, reason }: Decision,
  context: Context,
): Promise<{ created: Organisation[]; effect: ReorganisationEffect }> {
  const { em } = context;
  await decide({ on, reason }, context);
  const measure = await Measure.before(context, { changed: [organisation], summed: [organisation] });
  const parent = await em.findOneOrFail(Organisation, { id: organisation.parentId ?? "" });
  const { level, typeCode, node } = organisation;
  await rememberRows(
    { kind: OrganisationActKind.SPLIT, on, organisation: node, other: parent.node },
    context,
  );
  const created: Organisation[] = [];
  let moved = 0;
  for (const { name, fullName, units, members, children } of parts) {
    const part = await addOrganisation({ parent, level, typeCode, name, fullName }, context);
    created.push(part);
    await rememberPart(part.node, context);
    await em.execute("update units set organisation_id = ? where id = any(?::uuid[])", [
      part.node,
      listOf(units),
    ]);
    moved += await moveMembers({ from: organisation, to: part, units, members, on, note: reason }, context);
    for (const child of children) await moveSubtree(child, part, on, context);
    if (children.length > 0) await renumberSubtrees(children, on, context);
    const act = { kind: OrganisationActKind.SPLIT, on, reason };
    await recordAct({ ...act, organisation: part.node, other: node }, context);
    await recordAct({ ...act, organisation: node, other: part.node }, context);
    await tellSubtree(part, context);
  }
  await tellSubtree(organisation, context);
  return { created, effect: await measure.after(moved, created) };
}

async function readParts(
  given: readonly OrganisationPartInput[],
  organisation: Organisation,
  checked: Checked,
  { em }: Context,
): Promise<Part[]> {
  if (organisation.parentId === null) {
    checked.fault("organisationId", "Профсоюз в целом не делится.", "The whole union is not divided.");
  }
  if (given.length === 0 || given.length > MOST_PARTS) {
    checked.fault("parts", `От 1 до ${MOST_PARTS} частей.`, `From 1 to ${MOST_PARTS} parts.`);
  }
  const ids = (of: (part: OrganisationPartInput) => string[]) => given.flatMap((part) => of(part));
  const units = await ownIds(
    "units",
    ids(({ unitIds }) => unitIds),
    organisation,
    em,
  );
  const members = await ownIds(
    "members",
    ids(({ memberIds }) => memberIds),
    organisation,
    em,
  );
  const children = await em.find(Organisation, { parentId: organisation.id, closedOn: null });
  const taken = new Set<string>();
  return given.map((part, place) => {
    const path = `parts.${place}`;
    if (part.memberIds.length > MOST_MEMBERS) {
      checked.fault(`${path}.memberIds`, `Не больше ${MOST_MEMBERS}.`, `At most ${MOST_MEMBERS}.`);
    }
    const own = (field: string, list: readonly string[], known: ReadonlySet<string>) =>
      list.map((id, index) => {
        const wanted = id.toLowerCase();
        if (!known.has(wanted) || taken.has(wanted)) {
          checked.fault(
            `${path}.${field}.${index}`,
            "Этого в организации нет.",
            "It is not of this organisation.",
          );
        }
        taken.add(wanted);
        return wanted;
      });
    const childIds = own("childIds", part.childIds, new Set(children.map(({ id }) => id)));
    const read = {
      name: checked.name(`${path}.name`, part.name),
      fullName: checked.words(`${path}.fullName`, part.fullName, 1_000),
      units: own("unitIds", part.unitIds, units),
      members: own("memberIds", part.memberIds, members),
      children: children.filter(({ id }) => childIds.includes(id)),
    };
    if (read.units.length + read.members.length + read.children.length === 0) {
      checked.fault(path, "Укажите, кто уходит в эту часть.", "Say who goes with this part.");
    }
    return read;
  });
}

/** Those of the ids that are units or members of the primary itself. */
async function ownIds(
  table: "units" | "members",
  ids: readonly string[],
  { node }: Organisation,
  em: Context["em"],
): Promise<Set<string>> {
  const home =
    table === "units"
      ? "organisation_id = ? and closed_on is null"
      : "primary_id = ? and status = 'ON_REGISTER'";
  const rows = await em.execute<{ id: string }[]>(
    `select id from ${table} where id = any(?::uuid[]) and ${home}`,
    [listOf(ids.filter(isUuid)), node],
  );
  return new Set(rows.map(({ id }) => id));
}
