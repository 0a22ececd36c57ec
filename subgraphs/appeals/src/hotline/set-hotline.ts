import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
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
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/place.js";
import { hotlines } from "./hotline.resolver.js";
import { Hotline } from "./hotline.type.js";

const LONGEST = 200;
const MOST_LINKS = 10;
const TELEPHONE = /^\+?[\d\s()-]{5,25}$/;
const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

@InputType({ description: "How an organisation is reached." })
class SetHotlineInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => String, {
    description: "The number, as people dial it: digits, spaces, hyphens, parentheses.",
  })
  telephone!: string;

  @Field(() => Boolean, { description: "Whether calls cost nothing from any operator." })
  isFree!: boolean;

  @Field(() => String, { nullable: true, description: "The e-mail; none when left out." })
  email?: string | null;

  @Field(() => [String], {
    defaultValue: [],
    description: "Pages where it can be written to, by https, at most ten.",
  })
  links!: string[];

  @Field(() => String, { description: "From when it answers, as `09:00`." })
  opensAt!: string;

  @Field(() => String, { description: "Until when it answers, as `18:00`." })
  closesAt!: string;

  @Field(() => [Int], { description: "On which days, 1 for Monday to 7 for Sunday." })
  weekdays!: number[];

  @Field(() => String, {
    defaultValue: "Europe/Moscow",
    description: "Whose time that is, a name of the IANA.",
  })
  timeZone!: string;
}

@ObjectType({ description: "Everybody reads it so from now on." })
class SetHotlinePayload {
  constructor(hotline: Hotline) {
    this.hotline = hotline;
  }

  @Field(() => Hotline, { description: "The hotline." })
  hotline: Hotline;
}

const SetHotlineResult = createUnionType({
  name: "SetHotlineResult",
  description: "Whether the hotline is set.",
  types: () => [SetHotlinePayload, OrganisationNotFound, InvalidInput] as const,
});

/** An organisation says how it is reached. */
@Resolver()
export class SetHotline {
  @Mutation(() => SetHotlineResult, {
    description:
      "Say how an organisation is reached («горячая линия»), for itself and for all below that have no hotline of their own. Repeated it changes nothing.",
  })
  @May(Permission.KEEP_ORGANISATION)
  async setHotline(
    @Arg("input", () => SetHotlineInput, { description: "The hotline." }) input: SetHotlineInput,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<typeof SetHotlineResult> {
    const faults = faultsOf(input);
    if (faults.length > 0) return new InvalidInput(faults);
    const home = await load(places).load(input.organisationId);
    if (!home || !viewer.may(Permission.KEEP_ORGANISATION, home.path)) return new OrganisationNotFound();
    await em.execute(
      `insert into hotlines (organisation_id, telephone, is_free, email, links, opens_at, closes_at, weekdays, time_zone, set_by)
       values (?, ?, ?::boolean, ?, ?::text[], ?::time, ?::time, ?::int[], ?, ?)
       on conflict (organisation_id) do update set telephone = excluded.telephone, is_free = excluded.is_free,
         email = excluded.email, links = excluded.links, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
         weekdays = excluded.weekdays, time_zone = excluded.time_zone, set_at = now(), set_by = excluded.set_by`,
      [
        home.id,
        input.telephone.trim(),
        input.isFree,
        tidy(input.email ?? "") || null,
        listOf(input.links),
        input.opensAt,
        input.closesAt,
        listOf([...new Set(input.weekdays)].map(String)),
        input.timeZone,
        viewer.accountId,
      ],
    );
    const hotline = await load(hotlines).load(home.id);
    if (!hotline) throw new Error("The hotline is not written.");
    return new SetHotlinePayload(hotline);
  }
}

function faultsOf(input: SetHotlineInput): InvalidField[] {
  const { telephone, email, links, opensAt, closesAt, weekdays, timeZone } = input;
  const fault = (isWrong: boolean, path: string, ru: string, en: string) =>
    isWrong ? [new InvalidField(path, { ru, en })] : [];
  const ofEmail = tidy(email ?? "") === "" ? null : faultOfText("email", tidy(email ?? ""), LONGEST);
  return [
    ...fault(
      !TELEPHONE.test(telephone.trim()),
      "telephone",
      "Это не номер телефона.",
      "It is no telephone number.",
    ),
    ...(ofEmail ? [ofEmail] : []),
    ...fault(
      links.length > MOST_LINKS || !links.every(isPage),
      "links",
      "Не больше десяти адресов страниц, каждый с https://.",
      "At most ten pages, each by https.",
    ),
    ...fault(!HOUR.test(opensAt), "opensAt", "Укажите время, например 09:00.", "A time such as 09:00."),
    ...fault(
      !HOUR.test(closesAt) || closesAt <= opensAt,
      "closesAt",
      "Укажите время позже начала, например 18:00.",
      "A later time such as 18:00.",
    ),
    ...fault(
      weekdays.length === 0 || weekdays.some((day) => day < 1 || day > 7),
      "weekdays",
      "Дни недели — от 1 до 7.",
      "Days are 1 to 7.",
    ),
    ...fault(!isTimeZone(timeZone), "timeZone", "Нет такого часового пояса.", "There is no such time zone."),
  ];
}

function isPage(link: string): boolean {
  return (
    link.length <= LONGEST && faultOfText("links", link, LONGEST) === null && /^https:\/\/\S+$/.test(link)
  );
}

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(name);
}
