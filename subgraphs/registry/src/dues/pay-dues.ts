import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { KopecksScalar, type PlainDate } from "@angel/kit/values";
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
import { MemberNotFound } from "../member/member-not-found.js";
import { ownMember } from "../member/own-member.js";
import { DuesCharge } from "./dues-charge.entity.js";
import { DuesSheetClosed } from "./dues-sheet-closed.js";
import { MonthScalar } from "./month.js";
import { paymentProvider } from "./payment-provider.js";
import { isSheetClosed } from "./payments.js";

const LEAST = 10_00;
const MOST = 100_000_00;

@InputType({ description: "What to pay." })
class PayDuesInput {
  @Field(() => ID, {
    description: "An id made by the client, a UUID: repeating the payment with it begins nothing new.",
  })
  id!: string;

  @Field(() => MonthScalar, { description: "For which month." })
  month!: PlainDate;

  @Field(() => KopecksScalar, { description: "How much, from ten to a hundred thousand roubles." })
  kopecks!: number;
}

@ObjectType({ description: "The payment has begun: the person goes on to the bank." })
class PayDuesPayload {
  @Field(() => DuesCharge, { description: "The payment on its way." })
  charge: DuesCharge;

  @Field(() => String, { description: "The bank's page, where the person pays and from where they return." })
  payUrl: string;

  constructor(charge: DuesCharge, payUrl: string) {
    this.charge = charge;
    this.payUrl = payUrl;
  }
}

const PayDuesResult = createUnionType({
  name: "PayDuesResult",
  description: "How beginning the payment went.",
  types: () => [PayDuesPayload, MemberNotFound, DuesSheetClosed, InvalidInput] as const,
});

/** A member begins to pay dues by card. */
@Resolver()
export class PayDues {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => PayDuesResult, {
    description:
      "Begin to pay one's own dues by card («Оплата взносов»); `settleDuesCharge` says how it ended.",
  })
  async payDues(
    @Arg("input", () => PayDuesInput, { description: "What to pay." }) input: PayDuesInput,
    @Ctx() context: Context,
  ): Promise<typeof PayDuesResult> {
    const { em } = context;
    const { month, kopecks } = input;
    const id = input.id.toLowerCase();
    const faults = faultsOf(id, kopecks);
    if (faults.length > 0) return new InvalidInput(faults);
    const member = await ownMember(context);
    if (!member?.isOnRegister) return new MemberNotFound();
    const { primaryId: organisationId } = member;
    if (await isSheetClosed(organisationId, month, context)) return new DuesSheetClosed();

    const { reference, payUrl } = await paymentProvider.begin({
      key: id,
      kopecks,
      description: `Членский взнос за ${month.slice(5, 7)}.${month.slice(0, 4)}`,
      returnTo: `/cabinet/dues?charge=${id}`,
    });
    await em.execute(
      `insert into dues_charges (id, member_id, organisation_id, month, kopecks, provider_reference)
       values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [id, member.id, organisationId, month, kopecks, reference],
    );
    const charge = await em.findOne(DuesCharge, { id });
    const isThis = charge?.month === month && charge.kopecks === kopecks;
    return charge && isThis ? new PayDuesPayload(charge, payUrl) : new InvalidInput([usedId()]);
  }
}

function faultsOf(id: string, kopecks: number): InvalidField[] {
  return [
    ...(isUuid(id) ? [] : [new InvalidField("id", { ru: "Нужен UUID.", en: "This must be a UUID." })]),
    ...(kopecks >= LEAST && kopecks <= MOST
      ? []
      : [
          new InvalidField("kopecks", {
            ru: "От 10 до 100 000 рублей.",
            en: "From 10 to 100,000 roubles.",
          }),
        ]),
  ];
}

function usedId(): InvalidField {
  return new InvalidField("id", {
    ru: "Под этим ключом начат другой платёж.",
    en: "Another payment was begun with this id.",
  });
}
