import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
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
import { Checked } from "../input/checked.js";
import { OfficeHolderInput, readHolder } from "../input/person.js";
import { readPhone } from "../member/check-card.js";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { Officer, OfficerKind } from "./officer.entity.js";
import { OfficerEdge } from "./officer.resolver.js";

@InputType({ description: "Who works for an organisation, as what and since when." })
class AppointOfficerInput extends OfficeHolderInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => OfficerKind, { description: "Whether the work is paid." })
  kind!: OfficerKind;

  @Field(() => String, { description: "What they are («Должность профактива»)." })
  position!: string;

  @Field(() => String, { nullable: true, description: "Their telephone at work, in any writing." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "A note." })
  note?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "Their first day; today when left out." })
  sinceOn?: PlainDate | null;
}

@ObjectType({ description: "They work for the organisation." })
class AppointOfficerPayload {
  @Field(() => Officer, { description: "Who works for it." })
  officer!: Officer;

  @Field(() => OfficerEdge, { description: "The same with the place in the tab." })
  officerEdge!: InstanceType<typeof OfficerEdge>;

  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

const AppointOfficerResult = createUnionType({
  name: "AppointOfficerResult",
  description: "How the entry went.",
  types: () => [AppointOfficerPayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

/** The chair enters who works for the organisation («Профактив», «Штат»). */
@Resolver()
export class AppointOfficer {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => AppointOfficerResult, {
    description: "Enter who works for an organisation, for pay or without («Профактив», «Штат»).",
  })
  async appointOfficer(
    @Arg("input", () => AppointOfficerInput, { description: "Who works for whom, and as what." })
    input: AppointOfficerInput,
    @Ctx() context: Context,
  ): Promise<typeof AppointOfficerResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const { kind, memberId, name } = input;
    const holder = await readHolder({ path: "holder", memberId, name }, checked, context);
    const columns = {
      organisationId: organisation.node,
      kind,
      position: checked.name("position", input.position),
      phone: readPhone(checked, "phone", input.phone),
      note: checked.text("note", input.note, 1_000),
      sinceOn: checked.past("sinceOn", input.sinceOn ?? today()),
    };
    if (checked.problem) return checked.problem;

    const { em, tell } = context;
    const officer = em.create(Officer, { ...columns, ...holder, untilOn: null });
    await em.persist(officer).flush();
    tell(organisationChanged, { id: organisation.id });
    Object.assign(officer, { path: organisation.path });
    return Object.assign(new AppointOfficerPayload(), {
      officer,
      officerEdge: { node: officer, cursor: cursorOf([officer.sinceOn, officer.id]) },
      organisation,
    });
  }
}
