import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { Reading } from "../card/reading.js";
import { AlreadyMember } from "../member/already-member.js";
import { checkCard } from "../member/check-card.js";
import { DecisionInput, readDecision } from "../member/decision.js";
import { keptRegister } from "../member/kept-register.js";
import { DuesForm, Member, Sex } from "../member/member.entity.js";
import { putOnRegister } from "../member/put-on-register.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { sexByName } from "../sex/sex-by-name.js";
import { setByRule } from "../sex/sex-origin.js";
import { ApplicationNotFound } from "./application-not-found.js";
import { decideApplication } from "./decide-application.js";
import { JoinApplication } from "./join-application.entity.js";
import { ApplicationDecided, keepApplication } from "./kept-application.js";

@InputType({ description: "Whom to admit, and by what decision." })
class AcceptApplicationInput {
  @Field(() => ID, { description: "The application." })
  applicationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The primary on whose register; left out, the one before which the application lies.",
  })
  organisationId?: string | null;

  @Field(() => DecisionInput, {
    nullable: true,
    description: "The decision of the meeting or committee.",
  })
  decision?: DecisionInput | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "The day the membership begins; when left out, by the union's rule: of the decision or application.",
  })
  joinedOn?: PlainDate | null;

  @Field(() => Sex, {
    nullable: true,
    description: "The sex; needed only where neither the person nor the patronymic tells it.",
  })
  sex?: Sex | null;

  @Field(() => DuesForm, {
    nullable: true,
    description: "How dues will be paid; left out, as the person wrote.",
  })
  duesForm?: DuesForm | null;
}

@ObjectType({ description: "The person is on the register." })
class AcceptApplicationPayload {
  @Field(() => JoinApplication, { description: "The application, accepted." })
  application: JoinApplication;

  @Field(() => Member, { description: "The member, with a card number." })
  member: Member;

  constructor(application: JoinApplication, member: Member) {
    this.application = application;
    this.member = member;
  }
}

const AcceptApplicationResult = createUnionType({
  name: "AcceptApplicationResult",
  description: "How accepting went.",
  types: () =>
    [
      AcceptApplicationPayload,
      ApplicationNotFound,
      ApplicationDecided,
      OrganisationNotFound,
      AlreadyMember,
      InvalidInput,
    ] as const,
});

/** The keeper of a register admits an applicant: the card and the decision are written as one. */
@Resolver()
export class AcceptApplication {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => AcceptApplicationResult, {
    description:
      "Admit an applicant: the person is put on the register with a card, and the application is closed.",
  })
  async acceptApplication(
    @Arg("input", () => AcceptApplicationInput, { description: "The application and the decision." })
    input: AcceptApplicationInput,
    @Ctx() context: Context,
  ): Promise<typeof AcceptApplicationResult> {
    const application = await keepApplication(input.applicationId, context);
    if (!(application instanceof JoinApplication)) return application;

    const here = await context.load(organisationsByNode).load(application.organisationId);
    const organisation = await keptRegister(input.organisationId ?? here?.id ?? "", context);
    if (!organisation) return new OrganisationNotFound();

    const reading = new Reading();
    const decision = readDecision(reading, input.decision);
    const appliedOn = today(new Date(application.submittedAt));
    const joinedOn = input.joinedOn ?? (await firstDay(decision?.on, appliedOn, context));
    const sex = input.sex ?? application.sex ?? sexByName(application);
    const { lastName: last, firstName: first, patronymic, ...card } = application;
    const { columns, faults } = checkCard({
      ...card,
      name: { last, first, patronymic },
      sex,
      duesForm: input.duesForm ?? application.duesForm,
      joinedOn,
      consentedOn: appliedOn,
    });
    if (sex === null) {
      faults.push(new InvalidField("sex", { ru: "Укажите пол.", en: "Say the sex." }));
    }
    faults.push(...reading.faults);
    if (faults.length > 0) return new InvalidInput(faults);

    const member = await putOnRegister(columns, organisation, decision, context);
    if (!(member instanceof Member)) return member;
    await context.em.execute(
      `insert into consents (member_id, purpose, is_given, text_version, evidence, said_on)
       select ?, purpose::consent_purpose, true, text_version, 'APPLICATION', ?
       from application_consents where application_id = ?`,
      [member.id, appliedOn, application.id],
    );
    if (sex !== null && !input.sex && !application.sex)
      await setByRule([{ id: member.id, sex }], null, context);
    const decided = await decideApplication(
      application,
      { status: "ACCEPTED", memberId: member.id },
      context,
    );
    return new AcceptApplicationPayload(decided, member);
  }
}

/** By the statute membership begins with the decision; a union may count from the application. */
async function firstDay(
  decidedOn: PlainDate | undefined,
  appliedOn: PlainDate,
  { em }: Context,
): Promise<PlainDate> {
  const [rule] = await em.execute<{ begins: string }[]>(
    "select membership_begins as begins from membership_rules",
  );
  return rule?.begins === "APPLICATION" ? appliedOn : (decidedOn ?? today());
}
