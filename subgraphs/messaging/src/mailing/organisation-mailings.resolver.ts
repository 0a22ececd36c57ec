import { Permission } from "@angel/kit/access";
import { type Connection, PageArgs } from "@angel/kit/connection";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { places } from "../organisation/place.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { faultsOfAudience, MailingAudienceInput } from "./audience.js";
import { MailingAudienceSize, sizeOf } from "./audience-size.js";
import { type Mailing, MailingConnection } from "./mailing.entity.js";
import { pageOfMailings } from "./mailing-page.js";

@Resolver(() => Organisation)
export class OrganisationMailingsResolver {
  @FieldResolver(() => MailingConnection, {
    nullable: true,
    description:
      "What the organisation wrote to its members («рассылки»), the last planned first; of those, the ones that the viewer sees.",
  })
  async mailings(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Mailing> | null> {
    return context.viewer.isSignedIn && isUuid(id) ? pageOfMailings(id, page, context) : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether the viewer may write to the organisation's members.",
  })
  async viewerMaySendMailings(@Root() { id }: Organisation, @Ctx() context: Context): Promise<boolean> {
    return (await ownPlace(id, context)) !== null;
  }

  @FieldResolver(() => MailingAudienceSize, {
    nullable: true,
    description:
      "How many a mailing would be for now, and how they can be reached; nothing is sent. Null where the viewer may not write.",
  })
  async mailingAudience(
    @Root() { id }: Organisation,
    @Arg("audience", () => MailingAudienceInput, { description: "Whom to write to." })
    audience: MailingAudienceInput,
    @Ctx() context: Context,
  ): Promise<MailingAudienceSize | null> {
    const place = await ownPlace(id, context);
    if (!place) return null;
    const [fault] = await faultsOfAudience(audience, context);
    if (fault) throw badInput(`\`${fault.path}\` is none that can be chosen.`);
    return sizeOf(id, audience, context.viewer.may(Permission.VIEW_MEMBERS, place.path), context);
  }
}

async function ownPlace(id: string, { load, viewer }: Context) {
  if (!viewer.may(Permission.SEND_MAILINGS)) return null;
  const place = await load(places).load(id);
  return place && !place.isClosed && viewer.may(Permission.SEND_MAILINGS, place.path) ? place : null;
}
