import { Permission, Role } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
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
import { accountsSeen } from "../account/account.loader.js";
import { AccountNotFound } from "../account/account-not-found.js";
import { faultsOfPlace, type Place, placeOf } from "../organisation/place.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { viewerNow } from "../session/viewer-now.js";
import { grantsChanged } from "./grant.events.js";
import { Grant } from "./grant.entity.js";
import { mayGive } from "./may-give.js";

@InputType({ description: "Who gets which role, where and for how long." })
class GrantRoleInput {
  @Field(() => ID, { description: "The account that gets the role." })
  accountId!: string;

  @Field(() => Role, { description: "The role." })
  role!: Role;

  @Field(() => ID, { description: "The organisation over whose subtree the role is held." })
  organisationId!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: "The first day; today when left out." })
  startsOn?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The last day; without end when left out." })
  endsOn?: PlainDate | null;
}

@ObjectType({ description: "The role is granted." })
class GrantRolePayload {
  @Field(() => Grant, { description: "The grant." })
  grant!: Grant;
}

export const GrantRoleResult = createUnionType({
  name: "GrantRoleResult",
  description: "How granting the role went.",
  types: () => [GrantRolePayload, AccountNotFound, OrganisationNotFound, InvalidInput] as const,
});

/** Staff or an administrator gives somebody a role in their own subtree. */
@Resolver()
export class GrantRole {
  @Mutation(() => GrantRoleResult, {
    description:
      "Grant a role within one's own subtree; staff grant MEMBER, CHAIR, EDITOR and OPERATOR, administrators any. The same grant asked for twice is made once.",
  })
  @May(Permission.GRANT_ROLES)
  async grantRole(
    @Arg("input", () => GrantRoleInput, { description: "Who gets which role, where and for how long." })
    { accountId, role, organisationId, startsOn, endsOn }: GrantRoleInput,
    @Ctx() context: Context,
  ): Promise<typeof GrantRoleResult> {
    const { em, tell } = context;
    const viewer = await viewerNow(context);
    const account = (await accountsSeen([accountId], { ...context, viewer }))[0];
    if (!account || account instanceof Error) return new AccountNotFound();
    const place = await placeOf(em, organisationId);
    if (!place) return new OrganisationNotFound();
    if (!mayGive(viewer, role, place.path)) throw forbidden();

    const days = { startsOn: startsOn ?? today(), endsOn: endsOn ?? null };
    const faults = faultsOf(days, place);
    if (faults.length > 0) return new InvalidInput(faults);

    const wanted = { accountId: account.id, role, organisationId: organisationId.toLowerCase(), ...days };
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`grants of ${account.id}`]);
    const known = await em.findOne(Grant, { ...wanted, sourceId: null, revokedAt: null });
    const grant = known ?? em.create(Grant, { ...wanted, grantedBy: viewer.accountId, path: place.path });
    await em.flush();
    if (!known) tell(grantsChanged, { accountId: account.id });
    return Object.assign(new GrantRolePayload(), {
      grant: Object.assign(grant, { path: place.path, heldBy: account.displayName, lentBy: null }),
    });
  }
}

function faultsOf(
  { startsOn, endsOn }: { startsOn: PlainDate; endsOn: PlainDate | null },
  place: Place,
): InvalidField[] {
  const faults = faultsOfPlace(place);
  if (endsOn !== null && endsOn < startsOn) {
    faults.push(
      new InvalidField("endsOn", {
        ru: "Последний день раньше первого.",
        en: "The last day is before the first.",
      }),
    );
  } else if (endsOn !== null && endsOn < today()) {
    faults.push(
      new InvalidField("endsOn", { ru: "Последний день уже прошёл.", en: "The last day is over already." }),
    );
  }
  return faults;
}
