import { Role } from "@angel/kit/access";
import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
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
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/place.js";
import { WordsVault } from "../words-vault.js";
import { AppealInput, contactOf, faultsOf, saidIn } from "./appeal-input.js";
import { AppealKeyUsed } from "./appeal-problems.js";
import { AppealTries } from "./appeal-tries.js";
import { AppealChannel } from "./appeal-words.js";
import { heldBy } from "./appeal.loader.js";
import { type Laid, laidBefore, layAppeal } from "./lay-appeal.js";
import { LaidPayload } from "./laid-payload.js";

@InputType({ description: "What somebody asks of the union." })
class SubmitAppealInput extends AppealInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "The organisation that it concerns; the member's own when left out. Without a name it must be said.",
  })
  organisationId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Whether to send it without a name («анонимно»): then nothing of who is signed in is looked at or kept, and the follow-up code alone opens it.",
  })
  isAnonymous!: boolean;
}

@ObjectType({ description: "The appeal is in: «мы свяжемся с Вами и примем меры»." })
class SubmitAppealPayload extends LaidPayload {}

const SubmitAppealResult = createUnionType({
  name: "SubmitAppealResult",
  description: "Whether the appeal is in.",
  types: () => [SubmitAppealPayload, OrganisationNotFound, AppealKeyUsed, InvalidInput] as const,
});

/** Anybody writes to the union, with a name or without. */
@Resolver()
export class SubmitAppeal {
  @Mutation(() => SubmitAppealResult, {
    description:
      "Write to the union («подать обращение»): a question, a violation of rights, a proposal. Repeated with the same key it answers as the first time.",
  })
  @Open("Any wish is accepted, from anybody.")
  @OwnTransaction("an appeal is counted whatever comes of it")
  async submitAppeal(
    @Arg("input", () => SubmitAppealInput, { description: "The appeal." }) input: SubmitAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof SubmitAppealResult> {
    const { viewer, load, companion, address, transact } = context;
    const memberId = input.isAnonymous ? null : viewer.memberId;
    const organisationId = input.organisationId ?? (memberId === null ? null : ownOrganisation(context));
    const faults = await faultsOf(input, context);
    if (organisationId === null) {
      faults.push(
        new InvalidField("organisationId", {
          ru: "Укажите организацию.",
          en: "Say which organisation it concerns.",
        }),
      );
    }
    if (organisationId === null || faults.length > 0) return new InvalidInput(faults);
    const organisation = await load(places).load(organisationId);
    if (!organisation || organisation.isClosed) return new OrganisationNotFound();

    const vault = companion(WordsVault);
    const request = {
      requestKey: vault.mac(["submit", memberId, input.idempotencyKey]),
      requestMac: vault.mac([memberId, input]),
    };
    const before = await transact(() => laidBefore(request, context));
    if (before) return answerOf(before);
    await companion(AppealTries).take({
      sentBy: memberId,
      sentFrom: memberId === null ? address : null,
      codes: null,
    });
    const draft = {
      ...saidIn(input),
      ...request,
      channel: AppealChannel.SITE,
      organisation,
      memberId,
      contact: input.isAnonymous || memberId !== null ? null : contactOf(input),
      registeredBy: null,
    };
    // The same request may have come twice at once: it is looked for again under its lock.
    return answerOf(
      await transact(async () => (await laidBefore(request, context)) ?? layAppeal(draft, context)),
    );
  }
}

function answerOf(laid: Laid | "other"): SubmitAppealPayload | AppealKeyUsed {
  return laid === "other" ? new AppealKeyUsed() : new SubmitAppealPayload(asAuthor(laid));
}

function ownOrganisation({ viewer }: Context): string | null {
  return viewer.grants.find(({ role }) => role === Role.MEMBER)?.organisationId ?? null;
}

/** Who has no name sees what they wrote by its code. */
function asAuthor({ appeal, followUpCode }: Laid): Laid {
  return { appeal: followUpCode === null ? appeal : heldBy(appeal, appeal.codeHash), followUpCode };
}
