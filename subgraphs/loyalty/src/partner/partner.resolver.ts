import type { EntityManager } from "@angel/kit/database";
import { connect, type Connection, type Key, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { Permission } from "@angel/kit/access";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { PartnerCategory } from "./partner-category.js";
import { PartnerTerms } from "./partner-terms.entity.js";
import { contractPlace, Partner, PartnerConnection } from "./partner.entity.js";
import { partnersById, termsOfPartners } from "./partner.loader.js";

@ArgsType()
class PartnersArgs extends PageArgs {
  @Field(() => PartnerCategory, { nullable: true, description: "Only those of this category." })
  category?: PartnerCategory | null;

  @Field(() => String, {
    nullable: true,
    description: "Only those whose name has a word that begins like this.",
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Only those that return a part of what is bought on their sites today («кешбэк»); false does not narrow.",
  })
  returnsPart?: boolean | null;
}

@Resolver(() => Partner)
export class PartnerResolver {
  @Open("Who rewards members is for everyone to know.")
  @Query(() => Partner, { nullable: true, description: "A partner by its id; null when there is none." })
  partner(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Partner | null> {
    return load(partnersById).load(id);
  }

  @Open("Who rewards members is for everyone to know.")
  @Query(() => PartnerConnection, {
    description: "The partners whose contract holds today, in the order of names («партнёры программы»).",
  })
  async partners(
    @Args(() => PartnersArgs) { category, search, returnsPart, ...page }: PartnersArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Partner>> {
    const day = today();
    const words = (search ?? "")
      .toLowerCase()
      .replaceAll("ё", "е")
      .trim()
      .replaceAll(/[\\%_]/g, "\\$&");
    const where = {
      contractFrom: { $lte: day },
      $and: [
        { $or: [{ contractUntil: null }, { contractUntil: { $gte: day } }] },
        ...(words === ""
          ? []
          : [{ $or: [{ nameKey: { $like: `${words}%` } }, { nameKey: { $like: `% ${words}%` } }] }]),
      ],
      ...(category && { category }),
      ...(returnsPart && { siteUrl: { $ne: null }, id: { $in: await partnersWithTerms(day, em) } }),
    };
    return connect(page, {
      key: ({ nameKey, id }) => [nameKey, id],
      total: () => em.count(Partner, where),
      rows: (limit, after) =>
        em.find(
          Partner,
          { ...where, ...(after && { $and: [...where.$and, placeAfter(after)] }) },
          { orderBy: { nameKey: "asc", id: "asc" }, limit },
        ),
    });
  }

  @FieldResolver(() => Organisation, { description: "The organisation that concluded the contract." })
  organisation(@Root() { organisationId }: Partner): Organisation {
    return new Organisation(organisationId);
  }

  @FieldResolver(() => PartnerTerms, {
    nullable: true,
    description: "What it returns of purchases today; null where it gives discounts alone.",
  })
  async terms(@Root() { id }: Partner, @Ctx() { load }: Context): Promise<PartnerTerms | null> {
    const day = today();
    return (await load(termsOfPartners).load(id)).find(({ since }) => since <= day) ?? null;
  }

  @May(Permission.KEEP_PARTNERS, contractPlace)
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "How many per cent of the paid price it pays to the programme besides, by today's terms («доля программы»); null for those who do not keep it.",
  })
  async programmePercent(@Root() partner: Partner, @Ctx() context: Context): Promise<number> {
    return (await this.terms(partner, context))?.programmePercent ?? 0;
  }

  @FieldResolver(() => [PartnerTerms], {
    description: "All terms that were agreed, the newest first; those to come too.",
  })
  allTerms(@Root() { id }: Partner, @Ctx() { load }: Context): Promise<PartnerTerms[]> {
    return load(termsOfPartners).load(id);
  }
}

async function partnersWithTerms(day: PlainDate, em: EntityManager): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    "select distinct partner_id as id from partner_terms where since <= ?",
    [day],
  );
  return rows.map(({ id }) => id);
}

function placeAfter(after: Key) {
  const [name, id] = readKey(after, "text", "uuid");
  return { $or: [{ nameKey: { $gt: name } }, { nameKey: name, id: { $gt: id } }] };
}
