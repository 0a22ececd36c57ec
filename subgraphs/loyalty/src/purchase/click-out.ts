import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import { tooManyRequests } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
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
import { standingOfMember } from "../participation/standing-of-member.js";
import { PartnerNotFound } from "../partner/kept-partner.js";
import { partnersById, termsOfPartners } from "../partner/partner.loader.js";

const MOST_A_MINUTE = 10;

@InputType({ description: "Where to go." })
class ClickOutInput {
  @Field(() => ID, { description: "The partner to whose shop." })
  partnerId!: string;
}

@ObjectType({ description: "The way to the shop is open." })
class ClickOutPayload {
  @Field(() => String, {
    description:
      "The shop's address; it carries a number that tells the shop of this visit and nothing of the person.",
  })
  url: string;

  constructor(url: string) {
    this.url = url;
  }
}

@ObjectType({
  implements: Problem,
  description: "The member does not take part: no card in force, or no consent to the bonus programme.",
})
export class NotTakingPart extends Problem {
  constructor() {
    super({
      ru: "Нужны действующий билет и согласие на участие в бонусной программе.",
      en: "This takes a card in force and consent to the bonus programme.",
    });
  }
}

@ObjectType({
  implements: Problem,
  description: "The partner has no shop on the internet that returns a part today.",
})
class NothingReturned extends Problem {
  constructor() {
    super({
      ru: "Этот партнёр сейчас не возвращает часть суммы за покупки на сайте.",
      en: "This partner returns nothing of purchases on its site today.",
    });
  }
}

const ClickOutResult = createUnionType({
  name: "ClickOutResult",
  description: "How going to the shop went.",
  types: () => [ClickOutPayload, PartnerNotFound, NotTakingPart, NothingReturned] as const,
});

/** A member goes to a shop from the cabinet; only so a purchase counts. */
@Resolver()
export class ClickOut {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => ClickOutResult, {
    description:
      "Go to a partner's shop («перейти в магазин»): what is bought after that counts; each call is a visit of its own.",
  })
  async clickOut(
    @Arg("input", () => ClickOutInput, { description: "Where to." }) input: ClickOutInput,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<typeof ClickOutResult> {
    const { memberId } = viewer;
    const standing = memberId === null ? undefined : await standingOfMember(em, memberId);
    if (!memberId || !standing?.isInForce) return new NotTakingPart();
    const partner = await load(partnersById).load(input.partnerId);
    if (!partner) return new PartnerNotFound();
    const day = today();
    const terms = (await load(termsOfPartners).load(partner.id)).find(({ since }) => since <= day);
    if (!terms || partner.siteUrl === null || !partner.holdsOn(day)) return new NothingReturned();
    const [lately] = await em.execute<{ count: number }[]>(
      "select count(*)::int as count from click_outs where member_id = ? and clicked_at > now() - interval '1 minute'",
      [memberId],
    );
    if ((lately?.count ?? 0) >= MOST_A_MINUTE) throw tooManyRequests(60);
    const [click] = await em.execute<{ id: string }[]>(
      // A number of its own that does not tell when it was given.
      `insert into click_outs (id, member_id, organisation_id, partner_id) values (gen_random_uuid(), ?, ?, ?)
       returning id`,
      [memberId, standing.organisationId, partner.id],
    );
    const url = new URL(partner.siteUrl);
    url.searchParams.set("angel", click?.id ?? "");
    return new ClickOutPayload(url.href);
  }
}
