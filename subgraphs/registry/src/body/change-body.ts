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
import { Checked } from "../input/checked.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { Body, Seat } from "./body.entity.js";
import { checkSeats, SeatInput } from "./elect-body.js";
import { BodyNotFound, keepBody } from "./kept-body.js";

@InputType({ description: "Who sits in a body from a day on." })
class ChangeBodyInput {
  @Field(() => ID, { description: "The body." })
  bodyId!: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day from which it counts, not before the election; today when left out.",
  })
  on?: PlainDate | null;

  @Field(() => [SeatInput], { description: "All who sit in it since, those who stay among them." })
  seats!: SeatInput[];
}

@ObjectType({ description: "They sit in the body; who sat there before is still known by the day." })
class ChangeBodyPayload {
  @Field(() => Body, { description: "The body." })
  body!: Body;
}

const ChangeBodyResult = createUnionType({
  name: "ChangeBodyResult",
  description: "How changing the body went.",
  types: () => [ChangeBodyPayload, BodyNotFound, InvalidInput] as const,
});

/** The chair records who came into a body and who left it within its term («довыборы», «кооптация»). */
@Resolver()
export class ChangeBody {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => ChangeBodyResult, {
    description: "Record who sits in a body from a day on, within its term («довыборы», «выбытие»).",
  })
  async changeBody(
    @Arg("input", () => ChangeBodyInput, { description: "The body and who sits in it." })
    input: ChangeBodyInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeBodyResult> {
    const kept = await keepBody(input.bodyId, context);
    if (!kept) return new BodyNotFound();
    const { body, organisation } = kept;
    const checked = new Checked();
    const on = checked.past("on", input.on ?? today());
    checked.notBefore("on", on, body.electedOn);
    const wanted = await checkSeats(input.seats, checked, context);
    if (checked.problem) return checked.problem;

    const { em, tell } = context;
    const sitting = await em.find(Seat, { bodyId: body.id, untilOn: null });
    for (const seat of sitting) {
      const stays = wanted.findIndex((other) => isSame(seat, other));
      if (stays >= 0) wanted.splice(stays, 1);
      else seat.untilOn = on < seat.sinceOn ? seat.sinceOn : on;
    }
    // Whoever takes another role has left the former place before taking the new one.
    await em.flush();
    for (const seat of wanted) {
      const place = { bodyId: body.id, organisationId: organisation.node, sinceOn: on, untilOn: null };
      em.persist(em.create(Seat, { ...seat, ...place }));
    }
    await em.flush();
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new ChangeBodyPayload(), { body });
  }
}

type Holder = Pick<Seat, "memberId" | "lastName" | "firstName" | "patronymic" | "role">;

/** The same person in the same role: their place goes on. */
function isSame(one: Holder, other: Holder): boolean {
  if (one.role !== other.role || one.memberId !== other.memberId) return false;
  return (
    one.memberId !== null ||
    [one.lastName, one.firstName, one.patronymic].join() ===
      [other.lastName, other.firstName, other.patronymic].join()
  );
}
