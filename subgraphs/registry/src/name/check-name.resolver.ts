import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from "type-graphql";
import { matchMembers, shownMatches } from "../matching/match-members.js";
import { normalisePhone } from "../member/phone.js";
import { type NameColumns, PersonName, PersonNameInput } from "../member/person-name.js";
import { organisationsById } from "../organisation/organisation.loader.js";
import { sexByName } from "../sex/sex-by-name.js";
import { examineName } from "./examine-name.js";
import { NameCheck } from "./name-finding.type.js";

@ArgsType()
class CheckNameArgs {
  @Field(() => PlainDateScalar, { nullable: true, description: "The day of birth, if it is known." })
  bornOn?: PlainDate | null;

  @Field(() => String, { nullable: true, description: "The telephone, if it is known." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "The e-mail, if it is known." })
  email?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The member whose name it is, who is no duplicate of themself.",
  })
  memberId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The primary on whose register the person is to be, if it is known: those there are told by fewer signs.",
  })
  organisationId?: string | null;
}

@Resolver()
export class CheckName {
  @May(Permission.KEEP_REGISTER)
  @Query(() => NameCheck, {
    description:
      "Look a name over before it is written («Проверить ФИО»): spelling, alphabets, swapped fields, and who may be the same person anywhere in the union.",
  })
  async checkName(
    @Arg("name", () => PersonNameInput, { description: "The name as it was written." }) name: PersonNameInput,
    @Args(() => CheckNameArgs) { bornOn, phone, email, memberId, organisationId }: CheckNameArgs,
    @Ctx() context: Context,
  ): Promise<NameCheck> {
    const written = readAsIs(name);
    const { findings, suggestion } = examineName(written);
    const meant = suggestion ?? written;
    const primary =
      organisationId && isUuid(organisationId)
        ? await context.load(organisationsById).load(organisationId)
        : null;
    const person = {
      ...meant,
      bornOn: bornOn ?? null,
      phone: phone ? normalisePhone(phone) : null,
      email: email?.trim().toLowerCase() || null,
      primaryId: primary?.node ?? null,
    };
    const [matches = []] = await matchMembers([person], context);
    const others = matches.filter((match) => match.memberId !== memberId?.toLowerCase());
    return Object.assign(new NameCheck(), {
      findings,
      suggestion: suggestion && new PersonName(suggestion),
      sex: sexByName(meant),
      matches: await shownMatches(others, context),
    });
  }
}

/** Nothing tidied but what no table keeps: the check is to say what is wrong. */
function readAsIs({ last, first, patronymic }: PersonNameInput): NameColumns {
  const text = (part: string) =>
    part
      .normalize("NFC")
      .replaceAll(/[\0\p{Surrogate}]/gu, " ")
      .slice(0, 200);
  return { lastName: text(last), firstName: text(first), patronymic: text(patronymic ?? "") || null };
}
