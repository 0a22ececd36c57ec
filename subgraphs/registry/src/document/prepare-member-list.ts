import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
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
import { keptRegister } from "../member/kept-register.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Document } from "./document.entity.js";
import { memberList } from "./template/member-list.js";
import { fullName } from "../member/person-name.js";

import { writeDocument } from "./write-document.js";

@InputType({ description: "Whose list." })
class PrepareMemberListInput {
  @Field(() => ID, { description: "The primary." })
  organisationId!: string;
}

@ObjectType({ description: "The list is written." })
class PrepareMemberListPayload {
  @Field(() => Document, { description: "The list, ready to be printed." })
  document: Document;

  constructor(document: Document) {
    this.document = document;
  }
}

const PrepareMemberListResult = createUnionType({
  name: "PrepareMemberListResult",
  description: "How writing the list went.",
  types: () => [PrepareMemberListPayload, OrganisationNotFound] as const,
});

/** The keeper of a register has its list written. */
@Resolver()
export class PrepareMemberList {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => PrepareMemberListResult, {
    description: "Write the list of a primary's members as it is today («Список членов Профсоюза»).",
  })
  async prepareMemberList(
    @Arg("input", () => PrepareMemberListInput, { description: "Whose list." })
    input: PrepareMemberListInput,
    @Ctx() context: Context,
  ): Promise<typeof PrepareMemberListResult> {
    const { em } = context;
    const organisation = await keptRegister(input.organisationId, context);
    if (!organisation) return new OrganisationNotFound();
    const on = today();
    const members = await em.execute<Row[]>(
      `select last_name as "lastName", first_name as "firstName", patronymic, number,
         joined_on::text as "joinedOn", issued_on::text as "issuedOn"
       from members
       left join membership_cards card on card.member_id = members.id and replaced_on is null
       where members.primary_id = ? and members.status = 'ON_REGISTER'
       order by name_key, members.id`,
      [organisation.node],
    );
    const facts = {
      organisation,
      on,
      members: members.map((member) => ({ ...member, name: fullName(member) })),
    };
    const about = { template: memberList, facts, organisation, on };
    return new PrepareMemberListPayload(await writeDocument(about, context));
  }
}

interface Row {
  lastName: string;
  firstName: string;
  patronymic: string | null;
  number: string | null;
  joinedOn: PlainDate;
  issuedOn: PlainDate | null;
}
