import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
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
import { Chair } from "../chair/chair.entity.js";
import { tellElected } from "../chair/term.js";
import { Checked } from "../input/checked.js";
import { memberTransferred } from "../member/member.events.js";
import { demandAbove, holdStructure } from "./kept-organisation.js";
import { OrganisationActKind, recordAct } from "./organisation-act.entity.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { Organisation } from "./organisation.entity.js";
import { organisationChanged } from "./organisation.events.js";
import { decide } from "./reorganisation-input.js";
import { tellSubtree } from "./tree.js";
import { type Done, lastOf, mayUndo } from "./undoable-reorganisation.js";

@InputType({ description: "Of which organisation the last reorganisation is undone, and why." })
class UndoReorganisationInput {
  @Field(() => ID, {
    description: "The organisation that was moved, taken in by another, divided, or closed.",
  })
  organisationId!: string;

  @Field(() => String, { description: "Why: «Ошибка в постановлении»." })
  reason!: string;
}

@ObjectType({ description: "Everything is as it was before." })
class UndoReorganisationPayload {
  @Field(() => Organisation, { description: "The organisation, back in its place." })
  organisation!: Organisation;
}

@ObjectType({
  implements: Problem,
  description: "Nothing of the last day can be undone there: no move, merge, split or closing.",
})
class NothingToUndo extends Problem {
  constructor() {
    super({
      ru: "За последние сутки здесь нет переподчинения, присоединения, выделения или ликвидации, которые можно отменить.",
      en: "No move, merge, split or closing of the last day can be undone there.",
    });
  }
}

@ObjectType({
  implements: Problem,
  description:
    "Something of what the reorganisation wrote has become otherwise since: it cannot be undone exactly.",
})
class ChangedSince extends Problem {
  @Field(() => [String], { description: "What it is, in Russian, the first twenty." })
  changes: string[];

  constructor(changes: string[]) {
    super({
      ru: `С тех пор изменилось: ${changes.join("; ")}.`,
      en: `Changed since: ${changes.join("; ")}.`,
    });
    this.changes = changes;
  }
}

const UndoReorganisationResult = createUnionType({
  name: "UndoReorganisationResult",
  description: "How undoing the reorganisation went.",
  types: () =>
    [UndoReorganisationPayload, OrganisationNotFound, NothingToUndo, ChangedSince, InvalidInput] as const,
});

/** Who leads above takes a reorganisation back within a day. */
@Resolver()
export class UndoReorganisation {
  @May(Permission.REORGANISE)
  @Mutation(() => UndoReorganisationResult, {
    description:
      "Undo the last move, merge, split or closing of an organisation within a day («отмена реорганизации»): place, numbers, members, movements, powers and offices are what they were, and the parts of a split are no more. Refused where any of it has changed since, and says what. Rights are needed above both organisations.",
  })
  async undoReorganisation(
    @Arg("input", () => UndoReorganisationInput, { description: "Which organisation, and why." })
    input: UndoReorganisationInput,
    @Ctx() context: Context,
  ): Promise<typeof UndoReorganisationResult> {
    const { em } = context;
    await holdStructure(context);
    const checked = new Checked();
    const reason = checked.words("reason", input.reason, 1_000);
    const organisation = isUuid(input.organisationId)
      ? await em.findOne(Organisation, { id: input.organisationId }, { refresh: true })
      : null;
    if (!organisation) return new OrganisationNotFound();
    demandAbove(organisation, context);
    if (checked.problem) return checked.problem;
    const done = await lastOf(organisation, context);
    if (!done) return new NothingToUndo();
    const other = await em.findOneOrFail(Organisation, { node: done.other }, { refresh: true });
    if (!mayUndo(done, organisation, other, context.viewer)) throw forbidden();

    const changes = await changesSince(done, context);
    if (changes.length > 0) return new ChangedSince(changes);
    const returning = await em.execute<Returning[]>(
      `select row_key ->> 'id' as "memberId", home.id as "organisationId", away.id as "fromOrganisationId"
       from remembered_rows(?)
       join organisations home on home.node = (was ->> 'primary_id')::int
       join organisations away on away.node = (became ->> 'primary_id')::int and away.node <> home.node
       where of_table = 'members' and was ->> 'status' = 'ON_REGISTER' order by row_key ->> 'id'`,
      [done.id],
    );
    const parts = await em.execute<{ id: string }[]>(
      `select organisations.id from reorganisation_parts parts join organisations using (node)
       where reorganisation_id = ? order by node`,
      [done.id],
    );
    const chairs = await em.execute<{ id: string }[]>(
      `select row_key ->> 'id' as id from remembered_rows(?) where of_table = 'chairs'`,
      [done.id],
    );
    await decide({ on: done.on, reason }, context);
    await em.execute("select undo_reorganisation(?)", [done.id]);
    await em.execute("select unmake_parts(?)", [done.id]);
    em.clear();
    const undone = await em.findOneOrFail(Organisation, { id: organisation.id });
    await recordAct(
      { organisation: undone.node, other: other.node, kind: OrganisationActKind.UNDONE, on: done.on, reason },
      context,
    );
    for (const member of returning) context.tell(memberTransferred, member);
    for (const { id } of chairs) {
      await tellElected(undone, await em.findOneOrFail(Chair, { id }), context);
    }
    for (const part of parts) context.tell(organisationChanged, part);
    for (const changed of [undone, other]) await tellSubtree(changed, context);
    return Object.assign(new UndoReorganisationPayload(), { organisation: undone });
  }
}

interface Returning {
  memberId: string;
  organisationId: string;
  fromOrganisationId: string;
}

const MOST_SHOWN = 20;

/** Rows that are no more as they were left, later deeds on what was moved or made, and what hangs on it since. */
async function changesSince({ id }: Done, { em }: Context): Promise<string[]> {
  const rows = await em.execute<{ what: string }[]>(
    `select distinct what from (
       select case of_table
         when 'members' then 'член Профсоюза ' || (select last_name || ' ' || first_name from members
           where members.id = (row_key ->> 'id')::uuid)
         when 'movements' then 'движение члена Профсоюза ' || (select last_name || ' ' || first_name
           from movements join members on members.id = member_id where movements.id = (row_key ->> 'id')::uuid)
         when 'organisations' then 'организация ' || (select name from organisations
           where node = (row_key ->> 'node')::int)
         when 'organisation_numbers' then 'номер ' || (row_key ->> 'number')
         when 'units' then 'подразделение ' || (select name from units where units.id = (row_key ->> 'id')::uuid)
         when 'chairs' then 'полномочия председателя'
         else 'выборные органы и профактив' end as what
       from changed_since(?)
       union all
       select 'организация ' || organisations.name from organisation_acts acts
       join organisations on node = acts.organisation_id
       join reorganisations done on done.id = ?
       left join reorganisation_parts part on part.reorganisation_id = done.id and part.node = acts.organisation_id
       where acts.recorded_at > done.at and acts.xmin <> done.xmin
         and (part.node is not null or acts.kind <> 'CHANGED' and exists (
           select from remembered_rows(done.id) made join organisations moved
             on made.of_table = 'organisations' and moved.node = (made.row_key ->> 'node')::int
           where organisations.path <@ moved.path))
       union all
       select 'организация ' || name || ': ' || case of_table
         when 'members' then 'новые члены Профсоюза'
         when 'movements' then 'движения членов Профсоюза'
         when 'units' then 'подразделения'
         when 'chairs' then 'председатель'
         when 'join_applications' then 'заявления'
         when 'documents' then 'документы'
         else 'записи во вкладках' end
       from hanging_on_parts(?) join organisations using (node)) changes
     where what is not null order by what limit ?`,
    [id, id, id, MOST_SHOWN],
  );
  return rows.map(({ what }) => what);
}
