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
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";

const LONGEST = 1_000;

@InputType({ description: "What stands at the end of an organisation's letters." })
class SetLetterSignatureInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => String, { description: "The text, line by line, at most 1000 letters." })
  text!: string;

  @Field(() => String, { nullable: true, description: "The mailbox from which its letters go." })
  mailbox?: string | null;
}

@ObjectType({ description: "Letters sent from now on have this signature." })
class SetLetterSignaturePayload {
  @Field(() => Organisation, { description: "The organisation; its `letterSignature` is the new one." })
  organisation: Organisation;

  constructor(organisation: Organisation) {
    this.organisation = organisation;
  }
}

const SetLetterSignatureResult = createUnionType({
  name: "SetLetterSignatureResult",
  description: "How setting the signature went.",
  types: () => [SetLetterSignaturePayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

/** The standard signature of an organisation's mailbox; each that was in force stays known. */
@Resolver()
export class SetLetterSignature {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => SetLetterSignatureResult, {
    description:
      "Set the standard signature of an organisation's letters («стандартная подпись почтового ящика реестра») as its next version; letters that were sent keep theirs.",
  })
  async setLetterSignature(
    @Arg("input", () => SetLetterSignatureInput, { description: "The signature." })
    input: SetLetterSignatureInput,
    @Ctx() context: Context,
  ): Promise<typeof SetLetterSignatureResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const text = checked.words("text", input.text, LONGEST);
    const mailbox = checked.text("mailbox", input.mailbox, 200);
    if (mailbox !== null) {
      checked.matches(
        "mailbox",
        mailbox,
        /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
        "Это не адрес.",
        "This is no address.",
      );
    }
    if (checked.problem) return checked.problem;
    const { em, viewer } = context;
    const { node } = organisation;
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`letter signature ${node}`]);
    await em.execute(
      `insert into letter_signatures (organisation_id, version, text, mailbox, set_by_id)
       select ?::int, coalesce(max(version), 0) + 1, ?, ?, ?::uuid
       from letter_signatures where organisation_id = ?`,
      [node, text, mailbox, viewer.accountId, node],
    );
    return new SetLetterSignaturePayload(organisation);
  }
}
