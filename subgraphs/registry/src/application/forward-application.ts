import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsById } from "../organisation/organisation.loader.js";
import { ApplicationNotFound } from "./application-not-found.js";
import { JoinApplication } from "./join-application.entity.js";
import { ApplicationDecided, keepApplication } from "./kept-application.js";
import { nextArrival, tellArrival } from "./lay-before.js";

@InputType({ description: "Which application to pass on, and to whom." })
class ForwardApplicationInput {
  @Field(() => ID, { description: "The application." })
  applicationId!: string;

  @Field(() => ID, {
    description: "The organisation that should decide; of any level, anywhere in the union.",
  })
  toOrganisationId!: string;

  @Field(() => String, { nullable: true, description: "Why, in plain text, for the organisation." })
  note?: string | null;
}

@ObjectType({ description: "The application lies before the other organisation." })
class ForwardApplicationPayload {
  @Field(() => JoinApplication, {
    description: "The application; what is personal in it is null when the other organisation is not yours.",
  })
  application: JoinApplication;

  @Field(() => Organisation, { description: "The organisation that decides now." })
  organisation: Organisation;

  constructor(application: JoinApplication, organisation: Organisation) {
    this.application = application;
    this.organisation = organisation;
  }
}

const ForwardApplicationResult = createUnionType({
  name: "ForwardApplicationResult",
  description: "How passing on went.",
  types: () => [ForwardApplicationPayload, ApplicationNotFound, ApplicationDecided, InvalidInput] as const,
});

/** The keeper of a register passes an application on to the organisation it belongs to. */
@Resolver()
export class ForwardApplication {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ForwardApplicationResult, {
    description: "Pass an application on to another organisation, which is told of it as of a new one.",
  })
  async forwardApplication(
    @Arg("input", () => ForwardApplicationInput, { description: "The application and the organisation." })
    input: ForwardApplicationInput,
    @Ctx() context: Context,
  ): Promise<typeof ForwardApplicationResult> {
    const { em, viewer, load } = context;
    const application = await keepApplication(input.applicationId, context);
    if (!(application instanceof JoinApplication)) return application;

    const reading = new Reading();
    const note = reading.text("note", input.note, 1_000);
    const target = isUuid(input.toOrganisationId)
      ? await load(organisationsById).load(input.toOrganisationId)
      : null;
    const fault = faultOfTarget(target, application);
    if (!target || fault || reading.faults.length > 0) {
      return new InvalidInput([...(fault ? [fault] : []), ...reading.faults]);
    }

    await em.execute(
      `insert into application_forwardings (application_id, from_id, to_id, note, forwarded_by_id)
       values (?, ?, ?, ?, ?)`,
      [application.id, application.organisationId, target.node, note, viewer.accountId],
    );
    const arrival = await nextArrival(context);
    await em.execute("select send_application_on(?, ?, ?)", [application.id, target.node, arrival]);
    await tellArrival(application.id, arrival, target, context);
    Object.assign(application, { organisationId: target.node, path: target.path });
    return new ForwardApplicationPayload(application, target);
  }
}

function faultOfTarget(
  target: Organisation | null,
  { organisationId }: JoinApplication,
): InvalidField | null {
  if (!target || target.closedOn !== null) {
    const none = {
      ru: "Нет такой действующей организации.",
      en: "There is no such organisation that works.",
    };
    return new InvalidField("toOrganisationId", none);
  }
  const same = { ru: "Заявление уже в этой организации.", en: "The application lies there already." };
  return target.node === organisationId ? new InvalidField("toOrganisationId", same) : null;
}
