import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { coverOf } from "../cover/cover.js";
import { InsuranceCover, InsurancePolicy } from "../cover/cover.type.js";
import { histories } from "../cover/history.loader.js";
import { places } from "../organisation/organisation-place.js";
import { Member } from "./member.stub.js";

const WHOSE =
  "Null where it is not yours to see: it is for the member, for those who see the card and for those who handle claims.";

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => InsuranceCover, {
    nullable: true,
    description: `Whether the member is insured on a day («страховая защита»), as the register says now. ${WHOSE}`,
  })
  async cover(
    @Root() { id }: Member,
    @Arg("on", () => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
    on: PlainDate | null,
    @Ctx() context: Context,
  ): Promise<InsuranceCover | null> {
    return (await isSeen(id, context)) ? coverOf(id, on ?? today(), context) : null;
  }

  @FieldResolver(() => InsurancePolicy, {
    nullable: true,
    description: `The policy that the member's card is today («полис»); null when it is none. ${WHOSE}`,
  })
  async policy(@Root() { id }: Member, @Ctx() context: Context): Promise<InsurancePolicy | null> {
    return (await isSeen(id, context)) ? (await coverOf(id, today(), context)).policy : null;
  }
}

/** One's own, and the members of organisations whose members one sees or whose claims one handles. */
async function isSeen(memberId: string, { viewer, load }: Context): Promise<boolean> {
  if (!viewer.isSignedIn) return false;
  if (memberId === viewer.memberId) return true;
  if (!viewer.may(Permission.VIEW_MEMBERS) && !viewer.may(Permission.HANDLE_CLAIMS)) return false;
  const { registers } = await load(histories).load(memberId);
  const last = registers.at(-1);
  const home = last && (await load(places).load(last.organisationId));
  if (!home) return false;
  return viewer.may(Permission.VIEW_MEMBERS, home.path) || viewer.may(Permission.HANDLE_CLAIMS, home.path);
}
