import { Open } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
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
import { Reading } from "../card/reading.js";
import { isTaxId } from "../input/tax-id.js";
import { type CardColumns, checkCard } from "../member/check-card.js";
import { DuesForm, Occupation, Sex } from "../member/member.entity.js";
import { PersonNameInput } from "../member/person-name.js";
import { ApplicationConsentInput } from "./application-consent.type.js";
import { ApplicationProgress, progressByCode } from "./application-progress.js";
import { Budgets } from "./budgets.js";
import { TEXTS_ON_JOINING } from "../consent/consent-text.js";
import { hashOfCode, newFollowUpCode } from "@angel/kit/follow-up-code";
import { nextArrival, tellArrival } from "./lay-before.js";
import { routeApplication } from "./route-application.js";

@InputType({ description: "Who wants to join the union, and where." })
class ApplyForMembershipInput {
  @Field(() => ID, {
    nullable: true,
    description: "The organisation to join, if the person knows it; of any level.",
  })
  organisationId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The employer's taxpayer number («ИНН»), by which its primary is found.",
  })
  employerTaxId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The town or district, by which a territorial organisation is found.",
  })
  place?: string | null;

  @Field(() => PersonNameInput, { description: "The name." })
  name!: PersonNameInput;

  @Field(() => Sex, { nullable: true, description: "The sex; the patronymic mostly tells it." })
  sex?: Sex | null;

  @Field(() => PlainDateScalar, { description: "The day of birth, at least 14 years ago." })
  bornOn!: PlainDate;

  @Field(() => Occupation, { description: "What the person does." })
  occupation!: Occupation;

  @Field(() => DuesForm, { nullable: true, description: "How dues would be paid." })
  duesForm?: DuesForm | null;

  @Field(() => String, { nullable: true, description: "Where the person works or studies." })
  workplace?: string | null;

  @Field(() => String, { nullable: true, description: "What the person works as." })
  position?: string | null;

  @Field(() => Int, { nullable: true, description: "The year of a student's course, 1 to 7." })
  courseOfStudy?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The telephone, in any writing; it or the e-mail is needed.",
  })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "The e-mail; it or the telephone is needed." })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "What else the person wants to say, in plain text." })
  note?: string | null;

  @Field(() => [ApplicationConsentInput], {
    description: "What the person agrees to, each to the text that was shown (`consentTexts`).",
  })
  consents!: ApplicationConsentInput[];
}

@ObjectType({ description: "The application is with the organisation that decides." })
class ApplyForMembershipPayload {
  @Field(() => String, {
    description: "The secret code by which alone the author sees how it goes; it is told this once.",
  })
  followUpCode: string;

  @Field(() => ApplicationProgress, { description: "How it goes." })
  progress: ApplicationProgress;

  constructor(followUpCode: string, progress: ApplicationProgress) {
    this.followUpCode = followUpCode;
    this.progress = progress;
  }
}

@ObjectType({
  implements: Problem,
  description: "Too many applications came from this address or telephone, or to this organisation.",
})
class TooManyApplications extends Problem {
  @Field(() => Date, { description: "When another one can be submitted." })
  againAt: Date;

  constructor(againAt: Date) {
    super({
      ru: "Слишком много заявлений. Попробуйте позже или обратитесь в организацию.",
      en: "Too many applications. Try again later, or turn to the organisation.",
    });
    this.againAt = againAt;
  }
}

const ApplyForMembershipResult = createUnionType({
  name: "ApplyForMembershipResult",
  description: "How applying went.",
  types: () => [ApplyForMembershipPayload, TooManyApplications, InvalidInput] as const,
});

/** Anyone asks to join the union («Приём в Профсоюз»). Whether they are a member already is not told. */
@Resolver()
export class ApplyForMembership {
  @Open("Whoever wants to join has no account yet; addresses, telephones and organisations have budgets.")
  @Mutation(() => ApplyForMembershipResult, {
    description:
      "Ask to join the union («Приём в Профсоюз»). The application goes to the organisation chosen, or to the primary of the employer, or to the territorial organisation of the place. Sent while signed in it is the account's (`ownApplications`).",
  })
  async applyForMembership(
    @Arg("input", () => ApplyForMembershipInput, { description: "The person and where." })
    input: ApplyForMembershipInput,
    @Ctx() context: Context,
  ): Promise<typeof ApplyForMembershipResult> {
    const { em, address, companion, viewer } = context;
    const { columns, ways, faults } = read(input);
    if (faults.length > 0) return new InvalidInput(faults);

    const organisation = await routeApplication({ organisationId: input.organisationId, ...ways }, context);
    const againAt = await companion(Budgets).spend(
      [
        // A whole school may sit behind one address.
        { kind: "address", of: address, most: 30, hours: 1 },
        { kind: "phone", of: columns.phone, most: 3, hours: 24 },
        { kind: "email", of: columns.email, most: 3, hours: 24 },
        { kind: "organisation", of: organisation.id, most: 500, hours: 24 },
      ],
      context,
    );
    if (againAt) return new TooManyApplications(againAt);

    const followUpCode = newFollowUpCode();
    const arrival = await nextArrival(context);
    const [made] = await em.execute<{ id: string }[]>("select uuidv7() as id");
    const id = made?.id ?? "";
    const { joinedOn: _joined, consentedOn: _consented, ...card } = columns;
    const row = { ...card, ...ways };
    await em.execute(
      `insert into join_applications (
         id, arrival, organisation_id, follow_up_hash, last_name, first_name, patronymic, sex, born_on, occupation,
         dues_form, workplace, position, course_of_study, phone, email, employer_tax_id, place, note, account_id)
       select ?, ?, ?, ?, "lastName", "firstName", patronymic, sex, "bornOn", occupation, "duesForm", workplace,
         position, "courseOfStudy", phone, email, "employerTaxId", place, note, ?::uuid
       from json_to_record(?::json) as given (
         "lastName" text, "firstName" text, patronymic text, sex sex, "bornOn" date, occupation occupation,
         "duesForm" dues_form, workplace text, position text, "courseOfStudy" smallint, phone text, email text,
         "employerTaxId" text, place text, note text)`,
      [id, arrival, organisation.node, hashOfCode(followUpCode), viewer.accountId, JSON.stringify(row)],
    );
    await em.execute(
      `insert into application_consents (application_id, purpose, text_version)
       select distinct on (purpose) ?::uuid, purpose, "textVersion"
       from json_to_recordset(?::json) as given (purpose text, "textVersion" int)`,
      [id, JSON.stringify(input.consents)],
    );
    await tellArrival(id, arrival, organisation, context);
    const progress = await progressByCode(followUpCode, context);
    if (!progress) throw new Error("An application that was just submitted is not there.");
    return new ApplyForMembershipPayload(followUpCode, progress);
  }
}

interface Read {
  columns: CardColumns;
  ways: { employerTaxId: string | null; place: string | null; note: string | null };
  faults: InvalidInput["fields"];
}

function read(input: ApplyForMembershipInput): Read {
  const reading = new Reading();
  const { columns, faults } = checkCard(input);
  const ways = {
    employerTaxId: reading.text("employerTaxId", input.employerTaxId?.replaceAll(/\s/g, ""), 12),
    place: reading.text("place", input.place, 200),
    note: reading.text("note", input.note, 1_000),
  };
  if (ways.employerTaxId !== null && !isTaxId(ways.employerTaxId)) {
    reading.fault("employerTaxId", "Это не ИНН: проверьте цифры.", "This is not an ИНН: check the digits.");
  }
  if (columns.phone === null && columns.email === null && faults.every(({ path }) => path !== "phone")) {
    reading.fault("phone", "Укажите телефон или почту.", "Give a telephone or an e-mail.");
  }
  for (const { purpose, isRequired, version } of TEXTS_ON_JOINING) {
    const given = input.consents.find((consent) => consent.purpose === purpose);
    if (isRequired && !given) {
      reading.fault(
        "consents",
        "Без согласия на учёт членства принять нельзя.",
        "Nobody is admitted without it.",
      );
    } else if (given && given.textVersion !== version) {
      reading.fault(
        "consents",
        "Текст согласия изменился: прочтите его снова.",
        "The text has changed: read it anew.",
      );
    }
  }
  return { columns, ways, faults: [...faults, ...reading.faults] };
}
