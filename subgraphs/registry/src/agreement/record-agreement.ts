import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
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
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { TabEntryNotFound } from "../organisation/tab-entry-not-found.js";
import { Agreement, AgreementKind } from "./agreement.entity.js";
import { AgreementEdge } from "./agreement.resolver.js";

@InputType({ description: "An act of social partnership." })
class RecordAgreementInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => ID, { nullable: true, description: "The entry to put right; a new one when left out." })
  agreementId?: string | null;

  @Field(() => AgreementKind, { description: "What it is." })
  kind!: AgreementKind;

  @Field(() => String, { nullable: true, description: "Its number." })
  number?: string | null;

  @Field(() => String, { description: "Its title." })
  title!: string;

  @Field(() => PlainDateScalar, { description: "Its first day." })
  validFrom!: PlainDate;

  @Field(() => PlainDateScalar, { nullable: true, description: "Its last day." })
  validUntil?: PlainDate | null;

  @Field(() => [String], {
    defaultValue: [],
    description: "Who made it with the organisation, at most twenty.",
  })
  parties!: string[];
}

@ObjectType({ description: "The act stands on the tab." })
class RecordAgreementPayload {
  @Field(() => AgreementEdge, { description: "The entry with its place in the tab." })
  agreementEdge!: InstanceType<typeof AgreementEdge>;

  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

const RecordAgreementResult = createUnionType({
  name: "RecordAgreementResult",
  description: "How the entry went.",
  types: () =>
    [
      RecordAgreementPayload,
      OrganisationNotFound,
      OrganisationClosed,
      TabEntryNotFound,
      InvalidInput,
    ] as const,
});

const MOST = 20;

/** The chair enters an act of social partnership, or puts one right. */
@Resolver()
export class RecordAgreement {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => RecordAgreementResult, {
    description: "Enter an act of social partnership, or put one right («Акты соцпартнёрства»).",
  })
  async recordAgreement(
    @Arg("input", () => RecordAgreementInput, { description: "The organisation and the entry." })
    input: RecordAgreementInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordAgreementResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const { em, tell } = context;
    const { node: organisationId, path } = organisation;
    const id = input.agreementId ?? null;
    const known =
      id && isUuid(id) ? await em.findOne(Agreement, { id, organisationId, struckAt: null }) : null;
    if (id !== null && !known) return new TabEntryNotFound();

    const checked = new Checked();
    const columns = {
      kind: input.kind,
      number: checked.text("number", input.number, 60),
      title: checked.name("title", input.title),
      validFrom: input.validFrom,
      validUntil: input.validUntil ?? null,
      parties: input.parties.map((party, place) => checked.name(`parties.${place}`, party)),
    };
    if (columns.validUntil !== null) checked.notBefore("validUntil", columns.validUntil, columns.validFrom);
    if (columns.parties.length > MOST) checked.fault("parties", `Не больше ${MOST}.`, `At most ${MOST}.`);
    if (checked.problem) return checked.problem;

    const node = known ? em.assign(known, columns) : em.create(Agreement, { ...columns, organisationId });
    await em.persist(node).flush();
    tell(organisationChanged, { id: organisation.id });
    Object.assign(node, { path });
    return Object.assign(new RecordAgreementPayload(), {
      organisation,
      agreementEdge: { node, cursor: cursorOf([node.validFrom, node.id]) },
    });
  }
}
