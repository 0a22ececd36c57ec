import type { EntityManager } from "@angel/kit/database";
import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidField, InvalidInput, Problem } from "@angel/kit/problem";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { readLogin } from "../login/login.js";
import { Vault } from "../vault.js";
import { AlreadyConfirmed, askingAccount, ContactNotProven } from "./asking-account.js";
import { type PersonFacts, PersonFactsInput, readFacts } from "./person-facts.js";
import { confirmMember } from "./verification.js";

@InputType({ description: "What stands on the card and in the register of the one who asks." })
class ProveMembershipInput extends PersonFactsInput {
  @Field(() => String, {
    description: "The number of the card, sixteen digits, spaces or not («номер ЭПБ»).",
  })
  cardNumber!: string;
}

@ObjectType({ description: "The account is the member's." })
class ProveMembershipPayload {
  @Field(() => Account, {
    description: "The account, MEMBER_CONFIRMED; refresh the session to use its rights.",
  })
  viewer: Account;

  constructor(viewer: Account) {
    this.viewer = viewer;
  }
}

@ObjectType({
  implements: Problem,
  description:
    "The facts are nobody's on a register, or that member has an account; which of these is not said. A keeper of the register can help.",
})
class ProofNotAccepted extends Problem {
  constructor() {
    super({
      ru: "Подтвердить членство по этим данным не удалось. Проверьте их или обратитесь в свою организацию.",
      en: "These facts do not prove a membership. Check them, or turn to your organisation.",
    });
  }
}

export const ProveMembershipResult = createUnionType({
  name: "ProveMembershipResult",
  description: "How proving the membership went.",
  types: () =>
    [ProveMembershipPayload, ProofNotAccepted, AlreadyConfirmed, ContactNotProven, InvalidInput] as const,
});

/** The holder of an account shows by the facts of a card which member they are. */
@Resolver()
export class ProveMembership {
  @Mutation(() => ProveMembershipResult, {
    description:
      "Show by the name, the day of birth and the number of the card that one is this member («подтверждение членства»). Needs one to be signed in. Too many tries throw TOO_MANY_REQUESTS with `retryAfterSeconds`.",
  })
  @Open("One's own account, whatever one's grants; tries of an account, a card and an address are counted.")
  @OwnTransaction("a try counts whatever comes of it")
  async proveMembership(
    @Arg("input", () => ProveMembershipInput, { description: "The facts of the card." })
    input: ProveMembershipInput,
    @Ctx() context: Context,
  ): Promise<typeof ProveMembershipResult> {
    const { em, address, companion } = context;
    const account = await askingAccount(context);
    if (!(account instanceof Account)) return account;
    const { facts, faults } = readFacts(input);
    const card = readLogin(input.cardNumber);
    if (card?.kind !== "card") faults.push(notACard());
    if (card === null || faults.length > 0) return new InvalidInput(faults);

    const { proofTries } = companion(Vault);
    const tried = { account: account.id, card: card.value, address };
    await proofTries.take(tried);
    const memberId = await memberOfFacts(card.value, facts, em);
    if (memberId === null) return new ProofNotAccepted();
    const said = { accountId: account.id, memberId, evidence: "CARD", by: null } as const;
    const confirmed = await context.transact(() => confirmMember(said, context));
    if (!confirmed) return new ProofNotAccepted();
    await proofTries.forgive(tried);
    return new ProveMembershipPayload(await em.refreshOrFail(account));
  }
}

/** Who on a register carries this card, if all else agrees too. The registry compares; we never see what it keeps. */
async function memberOfFacts(
  card: string,
  { lastName, firstName, patronymic, bornOn }: PersonFacts,
  em: EntityManager,
): Promise<string | null> {
  const [found] = await readPublished<{ id: string | null }>(
    em,
    ["membership"],
    "select published.prove_member(?, ?, ?, ?, ?::date) as id",
    [card, lastName, firstName, patronymic, bornOn],
  );
  return found?.id ?? null;
}

function notACard(): InvalidField {
  return new InvalidField("cardNumber", {
    ru: "В номере билета шестнадцать цифр.",
    en: "A card number has sixteen digits.",
  });
}
