import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { forbidden, unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { createHash } from "node:crypto";
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
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/place.js";
import { faultsOfAudience, MailingAudience, MailingAudienceInput } from "./audience.js";
import { hashOfContent } from "./content.js";
import { faultOfGreeting, fewestOnSite } from "./greeting.js";
import { Mailing, MailingEdge } from "./mailing.entity.js";
import { mailingPlanned } from "./mailing.events.js";
import { MailingKeyUsed } from "./mailing-problems.js";

const LONGEST_KEY = 200;
const LONGEST_TITLE = 300;
const LONGEST_TEXT = 10_000;
const YEAR_MS = 366 * 24 * 60 * 60_000;

@InputType({ description: "A text to send to members." })
class PlanMailingInput {
  @Field(() => ID, { description: "The organisation that writes." })
  organisationId!: string;

  @Field(() => String, {
    description:
      "Chosen by the sender, at most 200 characters: sent again with the same key it is planned once.",
  })
  idempotencyKey!: string;

  @Field(() => String, { description: "What it is about («тема»), one line of at most 300 characters." })
  title!: string;

  @Field(() => String, { description: "What it says, plain text, at most 10,000 characters." })
  text!: string;

  @Field(() => Date, {
    nullable: true,
    description: "From when it is sent, at most a year ahead; at once when left out or past.",
  })
  plannedAt?: Date | null;

  @Field(() => MailingAudienceInput, { description: "Whom it is for." })
  audience!: MailingAudienceInput;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "Until the end of this day it stands as a greeting on the sites of the primaries of those whom it is for («поместить и на сайтах»), at most a year; on none when left out. Who does not see the cards places it where it is for at least five.",
  })
  onSitesUntil?: PlainDate | null;
}

@ObjectType({ description: "The mailing is planned." })
class PlanMailingPayload {
  @Field(() => Mailing, { description: "The mailing." })
  mailing!: Mailing;

  @Field(() => MailingEdge, { description: "The mailing with its place in the list it joined." })
  mailingEdge!: InstanceType<typeof MailingEdge>;
}

const PlanMailingResult = createUnionType({
  name: "PlanMailingResult",
  description: "How planning the mailing went.",
  types: () => [PlanMailingPayload, OrganisationNotFound, MailingKeyUsed, InvalidInput] as const,
});

/** Those who lead an organisation write to its members. */
@Resolver()
export class PlanMailing {
  @May(Permission.SEND_MAILINGS)
  @Mutation(() => PlanMailingResult, {
    description:
      "Write to chosen members of an organisation («запланировать рассылку»). Each gets the same words once, whichever levels of the union send them.",
  })
  async planMailing(
    @Arg("input", () => PlanMailingInput, { description: "What, to whom and when." })
    input: PlanMailingInput,
    @Ctx() context: Context,
  ): Promise<typeof PlanMailingResult> {
    const { em, viewer, load, tell } = context;
    if (viewer.accountId === null) throw unauthenticated();
    const place = await load(places).load(input.organisationId);
    if (!place || place.isClosed) return new OrganisationNotFound();
    if (!viewer.may(Permission.SEND_MAILINGS, place.path)) throw forbidden();
    // A line break in a title would be one in the head of a letter.
    const title = tidy(input.title).replaceAll(/\s+/g, " ");
    const text = tidy(input.text);
    const faults = [...faultsOf(input, title, text), ...(await faultsOfAudience(input.audience, context))];
    if (faults.length > 0) return new InvalidInput(faults);

    const { idempotencyKey, plannedAt, onSitesUntil = null } = input;
    const audience = new MailingAudience(input.audience);
    const requestHash = createHash("sha256")
      .update(
        JSON.stringify([
          place.id,
          title,
          text,
          plannedAt ?? null,
          audience,
          ...(onSitesUntil ? [onSitesUntil] : []),
        ]),
      )
      .digest();
    const authorId = viewer.accountId;
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [
      `mailing:${authorId}:${idempotencyKey}`,
    ]);
    const known = await em.findOne(Mailing, { authorId, idempotencyKey });
    if (known) return known.requestHash.equals(requestHash) ? planned(known) : new MailingKeyUsed();

    const mailing = Object.assign(new Mailing(), audience, {
      organisationId: place.id,
      authorId,
      idempotencyKey,
      requestHash,
      title,
      text,
      contentHash: hashOfContent(title, text),
      plannedAt: plannedAt ?? new Date(),
      onSitesUntil,
      fewestOnSite: fewestOnSite(viewer.may(Permission.VIEW_MEMBERS, place.path)),
    });
    await em.persist(mailing).flush();
    tell(mailingPlanned, { id: mailing.id, organisationId: place.id });
    return planned(mailing);
  }
}

function planned(mailing: Mailing): PlanMailingPayload {
  const mailingEdge = { node: mailing, cursor: cursorOf([mailing.id]) };
  return Object.assign(new PlanMailingPayload(), { mailing, mailingEdge });
}

function faultsOf(input: PlanMailingInput, title: string, text: string): InvalidField[] {
  const { idempotencyKey, plannedAt } = input;
  const faults = [
    faultOfText("idempotencyKey", idempotencyKey, LONGEST_KEY),
    faultOfText("title", title, LONGEST_TITLE),
    faultOfText("text", text, LONGEST_TEXT),
    faultOfGreeting(input),
  ].filter((fault) => fault !== null);
  if (plannedAt && plannedAt.getTime() > Date.now() + YEAR_MS) {
    const sentence = { ru: "Не больше чем за год вперёд.", en: "At most a year ahead." };
    faults.push(new InvalidField("plannedAt", sentence));
  }
  return faults;
}
