import { Permission } from "@angel/kit/access";
import type { ToldEvent } from "@angel/kit/events";
import { MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { isWithin } from "@angel/kit/access";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { keptOrganisation } from "../member/kept-register.js";
import { applicationSubmitted } from "./application.events.js";
import { applicationsById } from "./application.loader.js";
import { JoinApplication } from "./join-application.entity.js";

type Arrived = Pick<ToldEvent<{ applicationId: string; arrival: number }>, "payload">;

interface ApplicationSubmittedArgs {
  organisationId: string;
  after?: string | null;
}

@Resolver()
export class ApplicationSubmitted {
  @May(Permission.KEEP_REGISTER)
  @Subscription(() => JoinApplication, {
    nullable: true,
    description:
      "Applications as they come before an organisation and those below, forwarded ones too; null in place of one that has gone on meanwhile. With `after`, first those missed.",
    subscribe: source<ApplicationSubmittedArgs>(open),
  })
  async applicationSubmitted(
    @Root() { payload }: Arrived,
    @Arg("organisationId", () => ID, { description: "The organisation." }) _organisationId: string,
    @Arg("after", () => ID, {
      nullable: true,
      description: "The application that arrived last of those seen; what came after it is given first.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<JoinApplication | null> {
    return load(applicationsById).load(payload.applicationId);
  }
}

async function open(args: ApplicationSubmittedArgs, context: Context): Promise<AsyncIterable<Arrived>> {
  const organisation = await keptOrganisation(args.organisationId, context);
  if (!organisation)
    throw badInput("There is no organisation under `organisationId` whose register you keep.");
  const coming = context.live.on(applicationSubmitted, ({ path }) => isWithin(path, organisation.path));
  return resumeRead<Arrived, number>(
    coming,
    async () => {
      const last = args.after ? await arrivalOf(args.after, context) : null;
      const missed = last === null ? [] : await arrivedAfter(last, organisation.path, context);
      return { after: last, missed };
    },
    ({ payload }) => payload.arrival,
  );
}

async function arrivalOf(id: string, { load }: Context): Promise<number> {
  const seen = isUuid(id) ? await load(applicationsById).load(id) : null;
  if (!seen) throw badInput("`after` is not an application before this organisation.");
  return Number(seen.arrival);
}

async function arrivedAfter(arrival: number, path: string, { em }: Context): Promise<Arrived[]> {
  const missed = await em.execute<{ applicationId: string; arrival: string }[]>(
    `select join_applications.id as "applicationId", arrival from join_applications
     join organisations on node = organisation_id
     where path <@ ?::ltree and arrival > ? and status = 'SUBMITTED' order by arrival limit ?`,
    [path, arrival, MOST_MISSED + 1],
  );
  return notTooMuch(missed, "queue").map(({ applicationId, arrival: place }) => ({
    payload: { applicationId, arrival: Number(place) },
  }));
}
