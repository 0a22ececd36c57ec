import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { NotTakingPart } from "../purchase/click-out.js";
import { isPersonsAccount } from "./account-key.js";
import { isInWindows1251 } from "./windows-1251.js";

const LONGEST_NAME = 140;

@InputType({ description: "An account of one's own in a Russian bank, in roubles." })
class PayoutAccountInput {
  @Field(() => String, { description: "Whose it is, as the bank writes it, 1 to 140 characters («ФИО»)." })
  holder!: string;

  @Field(() => String, { description: "Its number, twenty digits («номер счёта»)." })
  number!: string;

  @Field(() => String, { description: "The bank's number, nine digits («БИК»)." })
  bic!: string;
}

@InputType({ description: "Where one is paid to." })
class ChoosePayoutAccountInput {
  @Field(() => PayoutAccountInput, {
    nullable: true,
    description: "The account; null to have the one that was chosen forgotten.",
  })
  account?: PayoutAccountInput | null;
}

@ObjectType({ description: "The choice is kept." })
class ChoosePayoutAccountPayload {
  @Field(() => Member, { description: "Who chose." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const ChoosePayoutAccountResult = createUnionType({
  name: "ChoosePayoutAccountResult",
  description: "How the choice went.",
  types: () => [ChoosePayoutAccountPayload, NotTakingPart, InvalidInput] as const,
});

/** A member says to which account cashback is paid out. */
@Resolver()
export class ChoosePayoutAccount {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => ChoosePayoutAccountResult, {
    description:
      "Say to which bank account one's cashback is paid out («счёт для выплат»); the number is held against its key. The last choice holds.",
  })
  async choosePayoutAccount(
    @Arg("input", () => ChoosePayoutAccountInput, { description: "The account." })
    { account }: ChoosePayoutAccountInput,
    @Ctx() { em, viewer }: Context,
  ): Promise<typeof ChoosePayoutAccountResult> {
    const { memberId } = viewer;
    if (memberId === null) return new NotTakingPart();
    if (!account) {
      await em.execute("delete from payout_accounts where member_id = ?", [memberId]);
      return new ChoosePayoutAccountPayload(new Member(memberId));
    }
    const holder = tidy(account.holder);
    const [number, bic] = [account.number, account.bic].map((text) => text.replaceAll(/\s/g, ""));
    const faults = faultsOf(holder, number ?? "", bic ?? "");
    if (faults.length > 0) return new InvalidInput(faults);
    await em.execute(
      `insert into payout_accounts (member_id, holder, number, bic) values (?, ?, ?, ?)
       on conflict (member_id) do update set holder = excluded.holder, number = excluded.number, bic = excluded.bic,
         named_at = now(), filed_as = null`,
      [memberId, holder, number, bic],
    );
    return new ChoosePayoutAccountPayload(new Member(memberId));
  }
}

function faultsOf(holder: string, number: string, bic: string): InvalidField[] {
  const ofHolder =
    faultOfText("account.holder", holder, LONGEST_NAME) ??
    (isInWindows1251(holder) && !/[\r\n]/.test(holder)
      ? null
      : new InvalidField("account.holder", {
          ru: "Так банк имя не запишет: русские и латинские буквы.",
          en: "No bank writes a name like that: Russian and Latin letters.",
        }));
  return [
    ...(ofHolder ? [ofHolder] : []),
    ...(isPersonsAccount(number, bic)
      ? []
      : [
          new InvalidField("account.number", {
            ru: "Такого рублёвого счёта физического лица в банке с этим БИК быть не может: проверьте цифры.",
            en: "There can be no such person's account in roubles at the bank with this BIC: check the digits.",
          }),
        ]),
  ];
}
