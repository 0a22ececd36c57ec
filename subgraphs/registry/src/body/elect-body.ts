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
import { checkTerm } from "../chair/term.js";
import { Checked } from "../input/checked.js";
import { OfficeHolderInput, readHolders } from "../input/person.js";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { Body, BodyKind, Seat, SeatRole } from "./body.entity.js";
import { endBodies } from "./end-body.js";
import { holdBodies } from "./kept-body.js";

@InputType({ description: "Somebody's place in a body." })
export class SeatInput extends OfficeHolderInput {
  @Field(() => SeatRole, { defaultValue: SeatRole.ORDINARY, description: "Who they are in it." })
  role!: SeatRole;
}

@InputType({ description: "Which body was elected, when, and who sits in it." })
class ElectBodyInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => BodyKind, { description: "Which body." })
  kind!: BodyKind;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the election; today when left out.",
  })
  electedOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day of the term; as long as the statute gives when left out.",
  })
  powersUntil?: PlainDate | null;

  @Field(() => String, { nullable: true, description: "The number of the minutes of the election." })
  minutesNumber?: string | null;

  @Field(() => [SeatInput], {
    description: "Who sits in it, at least one and at most 250; one head at most.",
  })
  seats!: SeatInput[];
}

@ObjectType({ description: "The body is in office; the former one's powers ended with the election." })
class ElectBodyPayload {
  @Field(() => Body, { description: "The body." })
  body!: Body;

  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

const ElectBodyResult = createUnionType({
  name: "ElectBodyResult",
  description: "How recording the election went.",
  types: () => [ElectBodyPayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

const MOST = 250;

/** The chair records the election of a body («избрание профкома»). */
@Resolver()
export class ElectBody {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => ElectBodyResult, {
    description:
      "Record the election of a committee, presidium or audit commission. A small organisation elects no committee; with a committee, the organisation has one («Наличие профкома»).",
  })
  async electBody(
    @Arg("input", () => ElectBodyInput, { description: "Which body, and who sits in it." })
    input: ElectBodyInput,
    @Ctx() context: Context,
  ): Promise<typeof ElectBodyResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const { kind } = input;
    const electedOn = checked.past("electedOn", input.electedOn ?? today());
    const powersUntil = await checkTerm(organisation, electedOn, input.powersUntil, checked, context);
    const minutesNumber = checked.text("minutesNumber", input.minutesNumber, 40);
    if (kind === BodyKind.COMMITTEE && organisation.isSmall) {
      checked.fault(
        "kind",
        "В малочисленной организации профком не избирается.",
        "A small organisation elects no committee.",
      );
    }
    const seats = await checkSeats(input.seats, checked, context);
    const { em, tell, viewer } = context;
    const { node } = organisation;
    await holdBodies(organisation, context);
    const former = await em.findOne(Body, { organisationId: node, kind, endedOn: null });
    if (former) checked.notBefore("electedOn", electedOn, former.electedOn);
    if (checked.problem) return checked.problem;

    if (former) await endBodies([former.id], electedOn, context);
    const body = em.create(Body, {
      organisationId: node,
      kind,
      electedOn,
      powersUntil,
      minutesNumber,
      endedOn: null,
      recordedById: viewer.accountId,
    });
    await em.persist(body).flush();
    for (const seat of seats) {
      em.persist(
        em.create(Seat, {
          ...seat,
          bodyId: body.id,
          organisationId: node,
          sinceOn: electedOn,
          untilOn: null,
        }),
      );
    }
    if (kind === BodyKind.COMMITTEE) organisation.hasCommittee = true;
    await em.flush();
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new ElectBodyPayload(), { body, organisation });
  }
}

/** One head at most, and nobody twice. */
export async function checkSeats(given: readonly SeatInput[], checked: Checked, context: Context) {
  if (given.length === 0 || given.length > MOST) {
    checked.fault("seats", `От 1 до ${MOST} человек.`, `From 1 to ${MOST} people.`);
  }
  const places = given.map(({ memberId, name }, place) => ({ path: `seats.${place}`, memberId, name }));
  const holders = await readHolders(places, checked, context);
  if (given.filter(({ role }) => role === SeatRole.HEAD).length > 1) {
    checked.fault("seats", "Председатель один.", "There is one head.");
  }
  const known = new Set<string>();
  for (const [place, { memberId }] of holders.entries()) {
    if (memberId === null) continue;
    if (known.has(memberId)) checked.fault(`seats.${place}`, "Уже назван выше.", "Named above already.");
    known.add(memberId);
  }
  return holders.map((holder, place) => ({ ...holder, role: given[place]?.role ?? SeatRole.ORDINARY }));
}
