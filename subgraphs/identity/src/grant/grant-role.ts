import { Permission, Role } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
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
import type { Account } from "../account/account.entity.js";
import { accountsSeen } from "../account/account.loader.js";
import { AccountNotFound } from "../account/account-not-found.js";
import { faultsOfPlace, type Place, placeOf } from "../organisation/place.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { viewerNow } from "../session/viewer-now.js";
import { grantsChanged } from "./grant.events.js";
import { Grant } from "./grant.entity.js";
import { grantsSeen } from "./grant.loader.js";
import { mayGive } from "./may-give.js";
import { MemberWithoutAccount } from "./member-without-account.js";
import { faultsOfReason, reasonIn } from "./reason.js";

@InputType({ description: "Who gets which role, where and for how long." })
class GrantRoleInput {
  @Field(() => ID, {
    nullable: true,
    description: "The member who gets the role, with an account and on a register in one's subtree.",
  })
  memberId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Or the account that gets it; it comes before the member. One's own gets nothing.",
  })
  accountId?: string | null;

  @Field(() => Role, { description: "The role." })
  role!: Role;

  @Field(() => ID, { description: "The organisation over whose subtree the role is held." })
  organisationId!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: "The first day; today when left out." })
  startsOn?: PlainDate | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The last day; without end when left out." })
  endsOn?: PlainDate | null;

  @Field(() => String, { nullable: true, description: "What for, up to 300 characters." })
  reason?: string | null;
}

@ObjectType({ description: "The role is granted." })
class GrantRolePayload {
  @Field(() => Grant, { description: "The grant." })
  grant!: Grant;
}

export const GrantRoleResult = createUnionType({
  name: "GrantRoleResult",
  description: "How granting the role went.",
  types: () =>
    [GrantRolePayload, AccountNotFound, MemberWithoutAccount, OrganisationNotFound, InvalidInput] as const,
});

const NOBODY = { ru: "Укажите, кому.", en: "Say to whom." };
const ONESELF = { ru: "Себе роль назначает кто-то другой.", en: "Somebody else has to give you a role." };

/** Staff or an administrator gives somebody a role in their own subtree. */
@Resolver()
export class GrantRole {
  @Mutation(() => GrantRoleResult, {
    description:
      "Grant a role within one's own subtree («назначить»), never to oneself; staff grant MEMBER, CHAIR, EDITOR and OPERATOR, administrators any. The same grant asked for twice is made once.",
  })
  @May(Permission.GRANT_ROLES)
  async grantRole(
    @Arg("input", () => GrantRoleInput, { description: "Who gets which role, where and for how long." })
    input: GrantRoleInput,
    @Ctx() context: Context,
  ): Promise<typeof GrantRoleResult> {
    const { em, tell } = context;
    const viewer = await viewerNow(context);
    const named = input.accountId ? "accountId" : "memberId";
    if (!input[named]) return new InvalidInput([new InvalidField(named, NOBODY)]);
    const account = await recipientOf(input, { ...context, viewer });
    if (account instanceof AccountNotFound || account instanceof MemberWithoutAccount) return account;
    const { role, organisationId } = input;
    const place = await placeOf(em, organisationId);
    if (!place) return new OrganisationNotFound();
    if (!mayGive(viewer, role, place.path)) throw forbidden();

    const days = { startsOn: input.startsOn ?? today(), endsOn: input.endsOn ?? null };
    const reason = reasonIn(input.reason);
    const faults = [...faultsOf(days, place), ...faultsOfReason(reason)];
    if (account.id === viewer.accountId) faults.push(new InvalidField(named, ONESELF));
    if (faults.length > 0) return new InvalidInput(faults);

    const wanted = { accountId: account.id, role, organisationId: organisationId.toLowerCase(), ...days };
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`grants of ${account.id}`]);
    const known = await em.findOne(Grant, { ...wanted, sourceId: null, revokedAt: null });
    const grant = known ?? em.create(Grant, { ...wanted, reason, grantedBy: viewer.accountId });
    await em.flush();
    if (!known) tell(grantsChanged, { accountId: account.id });
    const [told] = await grantsSeen([grant.id], { ...context, viewer });
    if (!(told instanceof Grant)) throw new Error("What was granted just now is not there.");
    return Object.assign(new GrantRolePayload(), { grant: told });
  }
}

/** Whom the input names, as far as the viewer sees accounts. */
async function recipientOf(
  { accountId, memberId }: GrantRoleInput,
  context: Context,
): Promise<Account | AccountNotFound | MemberWithoutAccount> {
  if (accountId) return accountSeen(accountId, context);
  const member = await memberOnRegister(memberId ?? "", context);
  if (!member) return new AccountNotFound();
  if (member.accountId !== null) return accountSeen(member.accountId, context);
  return context.viewer.may(Permission.VIEW_MEMBERS, member.path)
    ? new MemberWithoutAccount()
    : new AccountNotFound();
}

async function accountSeen(id: string, context: Context): Promise<Account | AccountNotFound> {
  const [account] = await accountsSeen([id], context);
  return !account || account instanceof Error ? new AccountNotFound() : account;
}

async function memberOnRegister(
  id: string,
  { em }: Context,
): Promise<{ accountId: string | null; path: string } | undefined> {
  if (!isUuid(id)) return undefined;
  const [member] = await readPublished<{ accountId: string | null; path: string }>(
    em,
    ["membership"],
    `select accounts.id as "accountId", organisation_path as path from published.membership
     left join accounts on accounts.member_id = membership.member_id where membership.member_id = ?`,
    [id],
  );
  return member;
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
