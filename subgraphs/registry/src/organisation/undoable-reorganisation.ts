import { Permission, type Viewer } from "@angel/kit/access";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { OrganisationActKind } from "./organisation-act.entity.js";
import { Organisation } from "./organisation.entity.js";
import { inOrder, organisationsByNode } from "./organisation.loader.js";
import { mayReorganise } from "./organisation-rights.js";

/** What was done last with each within a day, and is not undone. */
const LATELY = `
  select distinct on (organisation_id)
    id, kind, acted_on::text as "on", organisation_id as organisation, other_id as other
  from reorganisations
  where id >= (select uuidv7(interval '-1 day')) and at > now() - interval '1 day' and undone_at is null
  order by organisation_id, id desc`;

/** As the table keeps it, by nodes. */
export interface Done {
  id: string;
  kind: OrganisationActKind;
  on: PlainDate;
  organisation: number;
  /** The one above, before a move or at a split; the one that took it in; itself where it was closed. */
  other: number;
}

@ObjectType({ description: "A move, merge, split or closing that can still be undone." })
class UndoableReorganisation {
  @Field(() => OrganisationActKind, { description: "What was done." })
  kind!: OrganisationActKind;

  @Field(() => PlainDateScalar, { description: "The day from which it counts." })
  actedOn!: PlainDate;

  @Field(() => Organisation, {
    description:
      "The organisation that was moved, taken in, divided or closed: the one to name to `undoReorganisation`.",
  })
  organisation!: Organisation;
}

@Resolver(() => Organisation)
export class UndoableReorganisationResolver {
  @Open("It says to each reader what they may do themselves.")
  @FieldResolver(() => UndoableReorganisation, {
    nullable: true,
    description:
      "The last reorganisation of it, or with it, that the reader may undo («отмена реорганизации»); null where there is none. What has changed since may stand in the way still.",
  })
  async undoableReorganisation(
    @Root() { node }: Organisation,
    @Ctx() { load, viewer }: Context,
  ): Promise<UndoableReorganisation | null> {
    const done = await load(lastOfEach).load(node);
    if (!done) return null;
    const [organisation, other] = await load(organisationsByNode).loadMany([done.organisation, done.other]);
    if (!(organisation instanceof Organisation && other instanceof Organisation)) return null;
    if (!mayUndo(done, organisation, other, viewer)) return null;
    return { kind: done.kind, actedOn: done.on, organisation };
  }
}

/** A merge was of two that stand side by side; what was moved goes back below the other. */
export function mayUndo(
  { kind }: Done,
  organisation: Organisation,
  other: Organisation,
  viewer: Viewer,
): boolean {
  if (!mayReorganise(organisation, viewer)) return false;
  return kind === OrganisationActKind.MERGED
    ? mayReorganise(other, viewer)
    : viewer.may(Permission.REORGANISE, other.path);
}

/** The last that was done with each, or of which it was a part: what it took in, or was parted from. */
async function lastOfEach(nodes: readonly number[], { em }: Context): Promise<(Done | null)[]> {
  const found = await em.execute<(Done & { node: number })[]>(
    `with lately as materialized (${LATELY})
     select distinct on (node) * from (
       select organisation as node, * from lately
       union all select other, * from lately where kind = 'MERGED'
       union all select parts.node, lately.* from lately
         join reorganisation_parts parts on parts.reorganisation_id = lately.id) of_each
     where node = any(?::int[]) order by node, id desc`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, found, ({ node }) => node);
}

/** The last that was done with the organisation itself. */
export async function lastOf({ node }: Organisation, { em }: Context): Promise<Done | undefined> {
  const [done] = await em.execute<Done[]>(`select * from (${LATELY}) lately where organisation = ?`, [node]);
  return done;
}
