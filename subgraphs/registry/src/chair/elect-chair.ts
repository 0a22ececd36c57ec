import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { Checked } from "../input/checked.js";
import { MemberNotFound } from "../member/member-not-found.js";
import type { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { keepStructureOf } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { chairsByOrganisation } from "../organisation/organisation.loader.js";
import { Chair, OfficeEnd } from "./chair.entity.js";
import { checkTerm, endPowers, tellElected } from "./term.js";

@InputType({ description: "Who was elected to lead which organisation." })
class ElectChairInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => ID, { description: "The member elected, on register in the organisation or below it." })
  memberId!: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the election; today when left out.",
  })
  electedOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day of the term; as long as the statute gives when left out.",
  })
  powersUntil?: PlainDate | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the union pays for the work («штатный»)." })
  isStaff?: boolean | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "True where a member of another organisation was sent from above («представитель»).",
  })
  isRepresentative!: boolean;

  @Field(() => String, { nullable: true, description: "The number of the minutes of the election." })
  minutesNumber?: string | null;
}

@ObjectType({
  description: "The organisation has a chair; the rights come with the day and go with the term.",
})
class ElectChairPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => Chair, { description: "Who leads it." })
  chair!: Chair;
}

@ObjectType({
  implements: Problem,
  description: "The member is on register elsewhere, and was not said to be a representative.",
})
class NotOfThisOrganisation extends Problem {
  constructor() {
    super({
      ru: "Председателя избирают из членов этой организации.",
      en: "A chair is elected from the members of the organisation.",
    });
  }
}

const ElectChairResult = createUnionType({
  name: "ElectChairResult",
  description: "How recording the election went.",
  types: () =>
    [
      ElectChairPayload,
      OrganisationNotFound,
      OrganisationClosed,
      MemberNotFound,
      NotOfThisOrganisation,
      InvalidInput,
    ] as const,
});

/** Who leads above records the election of a chair («Выбрать нового председателя»). */
@Resolver()
export class ElectChair {
  @May(Permission.REORGANISE)
  @Mutation(() => ElectChairResult, {
    description:
      "Record the election of a chair («Выбрать нового председателя»), of a new one or the same again. The powers of the former end with it. Rights are needed above the organisation: nobody prolongs their own.",
  })
  async electChair(
    @Arg("input", () => ElectChairInput, { description: "Who was elected, where and for how long." })
    input: ElectChairInput,
    @Ctx() context: Context,
  ): Promise<typeof ElectChairResult> {
    const organisation = await keepStructureOf(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const member = await findMember(input.memberId, context);
    if (!member) return new MemberNotFound();
    if (!input.isRepresentative && !isOf(member, organisation)) return new NotOfThisOrganisation();

    const checked = new Checked();
    const electedOn = checked.past("electedOn", input.electedOn ?? today());
    const powersUntil = await checkTerm(organisation, electedOn, input.powersUntil, checked, context);
    const minutesNumber = checked.text("minutesNumber", input.minutesNumber, 40);
    const [former] = await chairsByOrganisation([organisation.node], context);
    if (former?.electedOn) checked.notBefore("electedOn", electedOn, former.electedOn);
    if (checked.problem) return checked.problem;

    const { em, tell, viewer } = context;
    await endPowers(organisation, OfficeEnd.SUCCEEDED, electedOn, context);
    await em.execute(
      `insert into chairs (organisation_id, member_id, last_name, first_name, patronymic, elected_on, powers_until,
         is_staff, is_representative, minutes_number, recorded_by_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        organisation.node,
        member.id,
        member.lastName,
        member.firstName,
        member.patronymic,
        electedOn,
        powersUntil,
        input.isStaff ?? null,
        input.isRepresentative,
        minutesNumber,
        viewer.accountId,
      ],
    );
    const [chair] = await chairsByOrganisation([organisation.node], context);
    if (!chair) throw new Error("A chair who was just elected is not in office.");
    await tellElected(organisation, chair, context);
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new ElectChairPayload(), { organisation, chair });
  }
}

/** Somebody on a register whose card the viewer may see. */
async function findMember(id: string, context: Context): Promise<Member | null> {
  const [member] = isUuid(id) ? await membersById([id], context) : [];
  return member?.path && member.isOnRegister ? member : null;
}

function isOf({ path }: Member, organisation: Organisation): boolean {
  return path !== undefined && `${path}.`.startsWith(`${organisation.path}.`);
}
