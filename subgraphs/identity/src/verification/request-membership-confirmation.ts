import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
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
import { Account } from "../account/account.entity.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { faultsOfPlace, placeOf } from "../organisation/place.js";
import { Vault } from "../vault.js";
import { AlreadyConfirmed, askingAccount, ContactNotProven } from "./asking-account.js";
import { membershipRequested } from "./membership-request.events.js";
import { MembershipRequest, MembershipRequestStatus } from "./membership-request.entity.js";
import { PersonFactsInput, readFacts } from "./person-facts.js";

const LONGEST_NOTE = 1_000;

@InputType({ description: "Who the holder of the account is, and on whose register." })
class RequestMembershipConfirmationInput extends PersonFactsInput {
  @Field(() => ID, { description: "The organisation on whose register one stands." })
  organisationId!: string;

  @Field(() => String, {
    nullable: true,
    description: "What helps the keeper to know one, in plain text; up to 1,000 characters.",
  })
  note?: string | null;
}

@ObjectType({ description: "The request is with the keepers of the register." })
class RequestMembershipConfirmationPayload {
  @Field(() => MembershipRequest, { description: "The request." })
  request: MembershipRequest;

  constructor(request: MembershipRequest) {
    this.request = request;
  }
}

@ObjectType({ implements: Problem, description: "Another request of the account waits already." })
class RequestWaiting extends Problem {
  @Field(() => MembershipRequest, { description: "That request." })
  request: MembershipRequest;

  constructor(request: MembershipRequest) {
    super({
      ru: "Ваша заявка уже отправлена и ждёт решения.",
      en: "Your request has been sent and waits for a decision.",
    });
    this.request = request;
  }
}

export const RequestMembershipConfirmationResult = createUnionType({
  name: "RequestMembershipConfirmationResult",
  description: "How asking for confirmation went.",
  types: () =>
    [
      RequestMembershipConfirmationPayload,
      RequestWaiting,
      AlreadyConfirmed,
      ContactNotProven,
      OrganisationNotFound,
      InvalidInput,
    ] as const,
});

/** The holder of an account asks a keeper of the register to say that they are a member. */
@Resolver()
export class RequestMembershipConfirmation {
  @Mutation(() => RequestMembershipConfirmationResult, {
    description:
      "Ask the keepers of a register to confirm that one is their member, where there is no card to show. Needs one to be signed in; one request waits at a time.",
  })
  @Open("One's own account, whatever one's grants; requests of an account and an address are counted.")
  @OwnTransaction("a request is counted whatever comes of it")
  async requestMembershipConfirmation(
    @Arg("input", () => RequestMembershipConfirmationInput, { description: "Who, and where." })
    input: RequestMembershipConfirmationInput,
    @Ctx() context: Context,
  ): Promise<typeof RequestMembershipConfirmationResult> {
    const { em, tell, address, companion, transact } = context;
    const account = await askingAccount(context);
    if (!(account instanceof Account)) return account;
    const { facts, faults } = readFacts(input);
    const note = tidy(input.note ?? "") || null;
    const faultOfNote = note === null ? null : faultOfText("note", note, LONGEST_NOTE);
    const place = await placeOf(em, input.organisationId);
    if (!place) return new OrganisationNotFound();
    faults.push(...faultsOfPlace(place), ...(faultOfNote ? [faultOfNote] : []));
    if (faults.length > 0) return new InvalidInput(faults);

    const sent = await waitingOf(account, context);
    if (sent) return new RequestWaiting(sent);
    await companion(Vault).proofTries.take({ account: account.id, card: null, address });
    const organisationId = input.organisationId.toLowerCase();
    return transact(async () => {
      await em.execute("select from accounts where id = ? for update", [account.id]);
      const waiting = await waitingOf(account, context);
      if (waiting) return new RequestWaiting(waiting);
      const request = em.create(MembershipRequest, { ...facts, note, organisationId, accountId: account.id });
      await em.flush();
      tell(membershipRequested, { requestId: request.id, organisationId });
      return new RequestMembershipConfirmationPayload(request);
    });
  }
}

function waitingOf({ id: accountId }: Account, { em }: Context): Promise<MembershipRequest | null> {
  return em.findOne(MembershipRequest, { accountId, status: MembershipRequestStatus.WAITING });
}
