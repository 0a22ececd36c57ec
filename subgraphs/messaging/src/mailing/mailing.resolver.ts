import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { places } from "../organisation/place.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { Mailing } from "./mailing.entity.js";
import { MailingCounts } from "./mailing-counts.type.js";
import { mailings, tallies } from "./mailing.loader.js";

@Resolver(() => Mailing)
export class MailingResolver {
  @Query(() => Mailing, {
    nullable: true,
    description: "A mailing; null when there is none such, or it is not the viewer's to see.",
  })
  @May(Permission.SEND_MAILINGS)
  mailing(
    @Arg("id", () => ID, { description: "The mailing's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Mailing | null> {
    return load(mailings).load(id);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: "The organisation that writes." })
  organisation(@Root() { organisationId }: Mailing): Organisation {
    return new Organisation(organisationId);
  }

  @FieldResolver(() => AccountStub, { nullable: true, description: "Who planned it." })
  author(@Root() { authorId }: Mailing): AccountStub {
    return new AccountStub(authorId);
  }

  @FieldResolver(() => MailingCounts, { description: "How many it is for, and how it goes with them." })
  async counts(@Root() mailing: Mailing, @Ctx() { load, viewer }: Context): Promise<MailingCounts> {
    const place = await load(places).load(mailing.organisationId);
    const seesCards = place !== null && viewer.may(Permission.VIEW_MEMBERS, place.path);
    return new MailingCounts(await load(tallies).load(mailing.id), seesCards);
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer may call it off now." })
  async viewerMayCancel(@Root() mailing: Mailing, @Ctx() { load, viewer }: Context): Promise<boolean> {
    const place = await load(places).load(mailing.organisationId);
    return mailing.isOpen() && place !== null && viewer.may(Permission.SEND_MAILINGS, place.path);
  }
}
