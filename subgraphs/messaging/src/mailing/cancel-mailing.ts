import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { LockMode } from "@mikro-orm/core";
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
import { places } from "../organisation/place.js";
import { Mailing, MailingState } from "./mailing.entity.js";
import { mailingChanged } from "./mailing.events.js";
import { mailings } from "./mailing.loader.js";
import { MailingNotFound, MailingSent } from "./mailing-problems.js";

@InputType({ description: "A mailing that is called off." })
class CancelMailingInput {
  @Field(() => ID, { description: "The mailing." })
  mailingId!: string;
}

@ObjectType({ description: "The mailing is called off." })
class CancelMailingPayload {
  @Field(() => Mailing, { description: "The mailing as it is now." })
  mailing!: Mailing;
}

const CancelMailingResult = createUnionType({
  name: "CancelMailingResult",
  description: "How calling the mailing off went.",
  types: () => [CancelMailingPayload, MailingNotFound, MailingSent] as const,
});

/** Those who lead an organisation call its mailing off; whom it has reached it has reached. */
@Resolver()
export class CancelMailing {
  @May(Permission.SEND_MAILINGS)
  @Mutation(() => CancelMailingResult, {
    description:
      "Call a mailing off that is not sent («отменить рассылку»): nobody more is told, and messages that wait are not sent. Repeating it changes nothing.",
  })
  async cancelMailing(
    @Arg("input", () => CancelMailingInput, { description: "Which." }) { mailingId }: CancelMailingInput,
    @Ctx() { em, load, viewer, tell }: Context,
  ): Promise<typeof CancelMailingResult> {
    const seen = await load(mailings).load(mailingId);
    if (!seen) return new MailingNotFound();
    const place = await load(places).load(seen.organisationId);
    if (!place || !viewer.may(Permission.SEND_MAILINGS, place.path)) throw forbidden();
    const mailing = await em.findOneOrFail(
      Mailing,
      { id: seen.id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (mailing.state === MailingState.SENT) return new MailingSent(mailing);
    if (mailing.isOpen()) {
      mailing.state = MailingState.CANCELLED;
      mailing.lastRevision += 1;
      await em.flush();
      await em.execute("select withdraw_mailing(?::uuid)", [mailing.id]);
      tell(mailingChanged, { id: mailing.id, revision: mailing.lastRevision });
    }
    return Object.assign(new CancelMailingPayload(), { mailing });
  }
}
