import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { Chair } from "../chair/chair.entity.js";
import { Checked } from "../input/checked.js";
import { keepMeeting, MeetingNotFound } from "../meeting/kept-meeting.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { Document } from "./document.entity.js";
import { chairElection } from "./template/chair-election.js";
import { nameIn } from "./wording.js";
import { readGivenName } from "./given-name.js";
import { writeDocument } from "./write-document.js";

@InputType({ description: "Which election." })
class PrepareChairElectionExtractInput {
  @Field(() => ID, { description: "The meeting that elected." })
  meetingId!: string;

  @Field(() => Int, { description: "The question of the election by its place on the agenda, from 1." })
  question!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "The name in the genitive case («об избрании Орловой Юлии Ивановны»), where rules get it wrong; by rules when left out.",
  })
  nameInGenitive?: string | null;
}

@ObjectType({ description: "The extract is on paper." })
class PrepareChairElectionExtractPayload {
  @Field(() => Document, { description: "The extract, ready to be sent to the body above." })
  document: Document;

  constructor(document: Document) {
    this.document = document;
  }
}

@ObjectType({
  implements: Problem,
  description: "No chair of the organisation is known to have been elected on the day of the meeting.",
})
class NobodyElected extends Problem {
  constructor() {
    super({
      ru: "В этот день председатель не избирался: сначала запишите выборы.",
      en: "No chair was elected on that day: record the election first.",
    });
  }
}

const PrepareChairElectionExtractResult = createUnionType({
  name: "PrepareChairElectionExtractResult",
  description: "How writing the extract went.",
  types: () => [PrepareChairElectionExtractPayload, MeetingNotFound, NobodyElected, InvalidInput] as const,
});

/** Who keeps an organisation's affairs tells the body above on paper who was elected to lead. */
@Resolver()
export class PrepareChairElectionExtract {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => PrepareChairElectionExtractResult, {
    description:
      "Write the extract on the election of the chair, which goes to the body above («Выписка из протокола об избрании председателя»).",
  })
  async prepareChairElectionExtract(
    @Arg("input", () => PrepareChairElectionExtractInput, { description: "Which election." })
    input: PrepareChairElectionExtractInput,
    @Ctx() context: Context,
  ): Promise<typeof PrepareChairElectionExtractResult> {
    const checked = new Checked();
    const given = readGivenName("nameInGenitive", input.nameInGenitive, checked);
    const kept = await keepMeeting(input.meetingId, context);
    if (!kept) return new MeetingNotFound();
    const { meeting, organisation } = kept;
    const agenda = kept.agenda.filter(({ place }) => place === input.question);
    if (agenda.length === 0) {
      checked.fault("question", "Нет такого вопроса повестки.", "There is no such question on the agenda.");
    }
    if (checked.problem) return checked.problem;
    const { em, load } = context;
    const { node, parentId } = organisation;
    const chair = await em.findOne(
      Chair,
      { organisationId: node, electedOn: meeting.heldOn },
      { orderBy: { id: "desc" } },
    );
    if (!chair) return new NobodyElected();
    const member = chair.memberId && (await load(membersById).load(chair.memberId));
    const { lastName, firstName, patronymic } = chair;
    const name = { lastName, firstName, patronymic, sex: member ? member.sex : null };
    const above = parentId && (await em.findOne(Organisation, { id: parentId }));
    const facts = {
      ...kept,
      agenda,
      chair,
      nameInGenitive: given ?? nameIn("genitive", name),
      above: above ? above.fullName : null,
    };
    const about = {
      template: chairElection,
      facts,
      organisation,
      on: meeting.heldOn,
      meetingId: meeting.id,
    };
    return new PrepareChairElectionExtractPayload(await writeDocument(about, context));
  }
}
