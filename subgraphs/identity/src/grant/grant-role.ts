import { Permission, Role } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput, Problem } from "@angel/kit/problem";
import { readPublished } from "@angel/kit/published";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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

@ObjectType({
  implements: Problem,
  description: "There is no such account where the viewer may see accounts.",
})
class AccountNotFound extends Problem {
  constructor() {
    super({ ru: "Учётная запись не найдена.", en: "No such account." });
  }
}

export const GrantRoleResult = createUnionType({
  name: "GrantRoleResult",
  description: "How granting the role went.",
  types: () => [GrantRolePayload, AccountNotFound, OrganisationNotFound, InvalidInput] as const,
});

interface Place {
  path: string;
  closedOn: PlainDate | null;
}

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
    const known = await em.findOne(Grant, { ...wanted, revokedAt: null });
    const grant = known ?? em.create(Grant, { ...wanted, grantedBy: viewer.accountId, path: place.path });
    await em.flush();
    if (!known) tell(grantsChanged, { accountId: account.id });
    return Object.assign(new GrantRolePayload(), { grant: Object.assign(grant, { path: place.path }) });
  }
}

async function placeOf(em: EntityManager, organisationId: string): Promise<Place | undefined> {
  if (!isUuid(organisationId)) return undefined;
  const [place] = await readPublished<Place>(
    em,
    ["organisation"],
    `select path, closed_on::text as "closedOn" from published.organisation where id = ?`,
    [organisationId],
  );
  return place;
}

function faultsOf(
  { startsOn, endsOn }: { startsOn: PlainDate; endsOn: PlainDate | null },
  { closedOn }: Place,
): InvalidField[] {
  const faults: InvalidField[] = [];
  if (closedOn !== null && closedOn <= today()) {
    faults.push(
      new InvalidField("organisationId", {
        ru: "Организация закрыта.",
        en: "The organisation is closed.",
      }),
    );
  }
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
