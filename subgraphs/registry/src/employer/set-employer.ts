import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { LockMode } from "@mikro-orm/core";
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
import { isTaxId } from "../input/tax-id.js";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationActKind, recordAct } from "../organisation/organisation-act.entity.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { Employer } from "./employer.entity.js";

@InputType({ description: "Where an organisation's members work or study; what is left out is empty." })
class SetEmployerInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => String, { description: "The institution's name («Организация образования»)." })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "Its taxpayer number («ИНН»), with right check digits.",
  })
  taxId?: string | null;

  @Field(() => String, { nullable: true, description: "Who heads it («Руководитель»)." })
  headName?: string | null;

  @Field(() => String, { nullable: true, description: "What the head is called («Должность»)." })
  headPosition?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it unites several schools («Образовательный комплекс»).",
  })
  isEducationalComplex?: boolean | null;
}

@ObjectType({ description: "The organisation's institution is as given." })
class SetEmployerPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;

  @Field(() => Employer, { description: "The institution." })
  employer!: Employer;
}

const SetEmployerResult = createUnionType({
  name: "SetEmployerResult",
  description: "How saying the institution went.",
  types: () => [SetEmployerPayload, OrganisationNotFound, OrganisationClosed, InvalidInput] as const,
});

/** The chair says where the members work or study (tab «Организация»). */
@Resolver()
export class SetEmployer {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => SetEmployerResult, {
    description:
      "Say where an organisation's members work or study (tab «Организация»). An institution is known by its taxpayer number: primaries of one institution share its data. Where some of them are not yours to keep, only what is empty is filled in, and the answer says what stands.",
  })
  async setEmployer(
    @Arg("input", () => SetEmployerInput, { description: "The organisation and the institution." })
    input: SetEmployerInput,
    @Ctx() context: Context,
  ): Promise<typeof SetEmployerResult> {
    const { em, tell } = context;
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const checked = new Checked();
    const data = {
      taxId: checked.text("taxId", input.taxId, 12),
      name: checked.name("name", input.name),
      headName: checked.text("headName", input.headName, 300),
      headPosition: checked.text("headPosition", input.headPosition, 300),
      isEducationalComplex: input.isEducationalComplex ?? null,
    };
    if (data.taxId !== null && !isTaxId(data.taxId)) {
      checked.fault("taxId", "В ИНН ошибка: не сходятся контрольные цифры.", "This is no taxpayer number.");
    }
    if (checked.problem) return checked.problem;

    const { employer, isChanged } = await employerFor(organisation, data, context);
    organisation.employerId = employer.id;
    await em.flush();
    if (isChanged) {
      const others = await em.execute<{ id: string }[]>("select id from record_change_of_employer(?, ?)", [
        employer.id,
        organisation.node,
      ]);
      for (const other of others) tell(organisationChanged, other);
    }
    const act = { kind: OrganisationActKind.CHANGED, on: today(), became: "employer" };
    await recordAct({ ...act, organisation: organisation.node }, context);
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new SetEmployerPayload(), { organisation, employer });
  }
}

/** The institution of this number, else the organisation's own where nobody shares it, else a new one. */
async function employerFor(
  organisation: Organisation,
  data: Omit<Employer, "id">,
  context: Context,
): Promise<{ employer: Employer; isChanged: boolean }> {
  const { em } = context;
  const { id, employerId } = organisation;
  if (data.taxId !== null) {
    await em.execute(`insert into employers (tax_id, name) values (?, ?) on conflict (tax_id) do nothing`, [
      data.taxId,
      data.name,
    ]);
    const employer = await em.findOneOrFail(
      Employer,
      { taxId: data.taxId },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const mayOverwrite = await keepsAllThatShare(employer, organisation, context);
    return write(employer, mayOverwrite ? data : emptyOf(employer, data), em);
  }
  const own = employerId === null ? null : await em.findOne(Employer, { id: employerId, taxId: null });
  const shared = own && (await em.count(Organisation, { employerId: own.id, id: { $ne: id } }));
  if (own && !shared) return write(own, data, em);
  const employer = em.create(Employer, data);
  await em.persist(employer).flush();
  return { employer, isChanged: false };
}

/** Its data is also on the cards of the others; those that work no more have nobody to ask. */
async function keepsAllThatShare(
  employer: Employer,
  { id }: Organisation,
  { em, viewer }: Context,
): Promise<boolean> {
  const others = await em.find(Organisation, { employerId: employer.id, id: { $ne: id }, closedOn: null });
  return others.every(({ path }) => viewer.may(Permission.KEEP_ORGANISATION, path));
}

type Data = Partial<Omit<Employer, "id">>;

function emptyOf(employer: Employer, data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).filter(([field]) => employer[field as keyof Employer] === null),
  );
}

function write(employer: Employer, data: Data, em: Context["em"]) {
  const isChanged = Object.entries(data).some(
    ([field, value]) => employer[field as keyof Employer] !== value,
  );
  em.assign(employer, data);
  return { employer, isChanged };
}
