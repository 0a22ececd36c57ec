import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { noteAccesses } from "../audit/note-accesses.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/organisation-place.js";
import { type InsuredPerson, LIST_KEPT_DAYS } from "./insurer-format.js";
import { spreadsheetFormat } from "./spreadsheet-format.js";

const MOST_INSURED = 200_000;

@InputType({ description: "Whose list." })
class ExportInsuredInput {
  @Field(() => ID, { description: "The organisation; its members and those of all below it." })
  organisationId!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
  on?: PlainDate | null;
}

@ObjectType({ description: "The list is made." })
class ExportInsuredPayload {
  @Field(() => Int, { description: "How many are on it." })
  insuredCount!: number;

  @Field(() => String, { description: "Where the file can be read, for ten minutes." })
  link!: string;
}

@ObjectType({
  implements: Problem,
  description: "The list would be longer than a sheet should be: ask by parts.",
})
class TooManyInsured extends Problem {
  constructor() {
    super({
      ru: `В списке больше ${MOST_INSURED} человек: возьмите организации ниже по одной.`,
      en: `The list has more than ${MOST_INSURED} people: take the organisations below one by one.`,
    });
    this.most = MOST_INSURED;
  }

  @Field(() => Int, { description: "How many a list may have." })
  most: number;
}

const ExportInsuredResult = createUnionType({
  name: "ExportInsuredResult",
  description: "Whether there is a list.",
  types: () => [ExportInsuredPayload, OrganisationNotFound, TooManyInsured] as const,
});

/** The insurer is told whom it insures: those alone who agree to that. */
@Resolver()
export class ExportInsured {
  @Mutation(() => ExportInsuredResult, {
    description:
      "Make the list of the insured for the insurer («список застрахованных»), an XLSX: those covered on a day who consent at this moment. That it was made is written down.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async exportInsured(
    @Arg("input", () => ExportInsuredInput, { description: "Whose list." }) input: ExportInsuredInput,
    @Ctx() context: Context,
  ): Promise<typeof ExportInsuredResult> {
    const { em, viewer, files, load } = context;
    const home = await load(places).load(input.organisationId);
    if (!home || !viewer.may(Permission.HANDLE_CLAIMS, home.path)) return new OrganisationNotFound();
    const on = input.on ?? today();
    const people = await readPublished<InsuredPerson>(
      em,
      ["organisation", "register_period", "card_period", "insured_person"],
      INSURED,
      [on, home.path, home.path],
    );
    if (people.length > MOST_INSURED) return new TooManyInsured();
    const file = await files.keep(
      em,
      spreadsheetFormat.writeInsured(`Застрахованные на ${on}`, people),
      LIST_KEPT_DAYS,
    );
    // Last: until the transaction ends, nobody else's access can be written down.
    await noteAccesses(context, [{ organisationId: home.id, path: home.path }], `INSURED_LIST ${on}`);
    return Object.assign(new ExportInsuredPayload(), {
      insuredCount: people.length,
      link: files.link(file.id),
    });
  }
}

const INSURED = `
  with day as (select ?::date as day),
  homes as materialized (
    select home.id, nearest.covering_statuses
    from published.organisation home
    cross join lateral (
      select covering_statuses from programme_terms
      join programmes on programmes.id = programme_id
      where programmes.organisation_id = any(home.ancestor_ids)
        and (select day from day) between starts_on and coalesce(ends_on, 'infinity')
      order by array_position(home.ancestor_ids, programmes.organisation_id) desc limit 1) nearest
    where home.path = ? or home.path like ? || '.%')
  select last_name as "lastName", first_name as "firstName", patronymic, born_on::text as "bornOn",
    card_number as "cardNumber"
  from published.insured_person person, day
  where exists (
    select from published.register_period register join homes on homes.id = register.organisation_id
    join published.card_period card on card.member_id = register.member_id
      and card.from_on <= day and (card.until_on is null or card.until_on > day)
      and card.status = any(covering_statuses)
    where register.member_id = person.member_id
      and register.from_on <= day and (register.until_on is null or register.until_on > day))
  order by last_name, first_name, patronymic limit ${MOST_INSURED + 1}`;
