import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { randomInt } from "node:crypto";
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
import { keptPartner, PartnerNotFound } from "../partner/kept-partner.js";
import { PartnerKey } from "./partner-key.entity.js";
import { PartnerSecrets } from "./partner-secrets.js";

@InputType({ description: "For whom, and for what." })
class IssuePartnerKeyInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => String, { description: "What the key is for, as «касса», up to 100 characters." })
  label!: string;
}

@ObjectType({ description: "The key is issued." })
class IssuePartnerKeyPayload {
  @Field(() => PartnerKey, { description: "The key, without its secret." })
  key: PartnerKey;

  @Field(() => String, {
    description: "The whole key, `pk_<id>_<secret>`: shown this once, for the partner alone.",
  })
  secret: string;

  constructor(key: PartnerKey, secret: string) {
    this.key = key;
    this.secret = secret;
  }
}

const IssuePartnerKeyResult = createUnionType({
  name: "IssuePartnerKeyResult",
  description: "How issuing the key went.",
  types: () => [IssuePartnerKeyPayload, PartnerNotFound, InvalidInput] as const,
});

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 16;

/** A keeper of partners gives one a key. */
@Resolver()
export class IssuePartnerKey {
  @May(Permission.KEEP_PARTNERS)
  @Mutation(() => IssuePartnerKeyResult, {
    description:
      "Issue a key to a partner («выдать ключ API»). Its secret is shown once; each call issues another key.",
  })
  async issuePartnerKey(
    @Arg("input", () => IssuePartnerKeyInput, { description: "For whom, and for what." })
    input: IssuePartnerKeyInput,
    @Ctx() context: Context,
  ): Promise<typeof IssuePartnerKeyResult> {
    const { em, viewer, companion } = context;
    const partner = await keptPartner(input.partnerId, context);
    if (!partner) return new PartnerNotFound();
    const label = tidy(input.label);
    const fault = faultOfText("label", label, 100);
    if (fault) return new InvalidInput([fault]);
    const secrets = companion(PartnerSecrets);
    const id = Array.from({ length: ID_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
    const key = em.create(PartnerKey, {
      id,
      partnerId: partner.id,
      label,
      secretHash: secrets.hashOf(id),
      issuedAt: new Date(),
      issuedById: viewer.accountId,
      revokedAt: null,
    });
    await em.persist(key).flush();
    return new IssuePartnerKeyPayload(key, `pk_${id}_${secrets.secretOf(id)}`);
  }
}
