import { covers, isWithin, Permission, carries, Role } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { readPublished } from "@angel/kit/published";
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
import { AccountNotFound } from "../account/account-not-found.js";
import { accountsSeen } from "../account/account.loader.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { faultsOfPlace, placeOf } from "../organisation/place.js";
import { viewerNow } from "../session/viewer-now.js";
import { GrantNotFound } from "./grant-not-found.js";
import { Grant } from "./grant.entity.js";
import { counting } from "./rights.js";
import { grantsChanged } from "./grant.events.js";
import { delegationsOfAccounts, findGrants, grantsSeen } from "./grant.loader.js";
import { faultsOfReason, reasonIn } from "./reason.js";

@InputType({ description: "Which of one's roles is lent to whom, where and until when." })
class DelegateRoleInput {
  @Field(() => ID, { description: "One's own grant, not one that was lent." })
  grantId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The member who gets it, on a register where the grant is held and with an account.",
  })
  memberId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Or the account that gets it, where the viewer may see accounts.",
  })
  accountId?: string | null;

  @Field(() => Role, {
    nullable: true,
    description: "A role that allows no more than the grant's; the grant's when left out.",
  })
  role?: Role | null;

  @Field(() => ID, {
    nullable: true,
    description: "The organisation, that of the grant or one below it; the grant's when left out.",
  })
  organisationId?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The first day; today when left out." })
  startsOn?: PlainDate | null;

  @Field(() => PlainDateScalar, {
    description: "The last day, not after that of the grant and within a year from the first.",
  })
  endsOn!: PlainDate;

  @Field(() => String, { nullable: true, description: "What for: a holiday, a journey." })
  reason?: string | null;
}

@ObjectType({ description: "The role is lent." })
class DelegateRolePayload {
  @Field(() => Grant, { description: "What the other holds now, or from its first day." })
  grant!: Grant;
}

const DelegateRoleResult = createUnionType({
  name: "DelegateRoleResult",
  description: "How lending the role went.",
  types: () =>
    [DelegateRolePayload, GrantNotFound, AccountNotFound, OrganisationNotFound, InvalidInput] as const,
});

const MOST_LENT = 20;
const LONGEST_DAYS = 366;

/** A chair or one of the staff lends rights of their own for a time («доверенность»). */
@Resolver()
export class DelegateRole {
  @Mutation(() => DelegateRoleResult, {
    description:
      "Lend a role of one's own, or a lesser one, at one's organisation or below it, until a day («доверить на время»). It ends with one's own grant, is never lent on, and gives no right to grant roles. The same asked for twice is done once.",
  })
  @May(Permission.DELEGATE_RIGHTS)
  async delegateRole(
    @Arg("input", () => DelegateRoleInput, { description: "Which role, to whom, where and until when." })
    input: DelegateRoleInput,
    @Ctx() context: Context,
  ): Promise<typeof DelegateRoleResult> {
    const { em, tell } = context;
    const viewer = await viewerNow(context);
    const own = viewer.accountId ?? "";
    const held = await counting(await findGrants(em, [own]), own, context);
    const source = held.find(({ id, sourceId }) => id === input.grantId.toLowerCase() && sourceId === null);
    if (!source || !carries(source.role, Permission.DELEGATE_RIGHTS)) return new GrantNotFound();
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`lent of ${source.id}`]);

    const faults = faultsOfDays(input, source);
    const accountId = await recipientOf(input, source, faults, { ...context, viewer });
    if (accountId === null) return new AccountNotFound();
    const organisationId = input.organisationId?.toLowerCase() ?? source.organisationId;
    const place = await placeOf(em, organisationId);
    if (!place || !isWithin(place.path, source.path)) return new OrganisationNotFound();
    const role = input.role ?? source.role;
    const reason = reasonIn(input.reason);
    const lent = (await delegationsOfAccounts([source.accountId], context))[0] ?? [];
    if (lent instanceof Error) throw lent;
    const wanted = {
      accountId,
      role,
      organisationId,
      startsOn: input.startsOn ?? today(),
      endsOn: input.endsOn,
    };
    const known = await em.findOne(Grant, { ...wanted, sourceId: source.id, revokedAt: null });
    faults.push(
      ...faultsOfPlace(place),
      ...faultsOfRole(role, source.role),
      ...faultsOfReason(reason),
      ...faultsOfNumber(known ? 0 : lent.filter(({ sourceId }) => sourceId === source.id).length),
    );
    if (faults.length > 0) return new InvalidInput(faults);

    const grant =
      known ??
      em.create(Grant, {
        ...wanted,
        reason,
        sourceId: source.id,
        grantedBy: source.accountId,
        revokedBy: null,
        revokedAt: null,
      });
    await em.flush();
    if (!known) tell(grantsChanged, { accountId });
    const [told] = await grantsSeen([grant.id], { ...context, viewer });
    if (!(told instanceof Grant)) throw new Error("What was lent just now is not there.");
    return Object.assign(new DelegateRolePayload(), { grant: told });
  }
}

/** The account to lend to; null where there is none that the viewer may reach. */
async function recipientOf(
  { memberId, accountId }: DelegateRoleInput,
  source: Grant,
  faults: InvalidField[],
  context: Context,
): Promise<string | null> {
  if ((memberId ?? null) === null && (accountId ?? null) === null) {
    faults.push(new InvalidField("memberId", { ru: "Укажите, кому.", en: "Say to whom." }));
    return source.accountId;
  }
  const found = accountId
    ? await accountSeen(accountId, context)
    : await accountOfMember(memberId ?? "", source, context);
  if (found === source.accountId) {
    faults.push(
      new InvalidField(accountId ? "accountId" : "memberId", { ru: "Это вы сами.", en: "This is yourself." }),
    );
  }
  return found;
}

async function accountSeen(id: string, context: Context): Promise<string | null> {
  const [account] = await accountsSeen([id], context);
  return !account || account instanceof Error ? null : account.id;
}

async function accountOfMember(memberId: string, { path }: Grant, { em }: Context): Promise<string | null> {
  if (!isUuid(memberId)) return null;
  const [account] = await readPublished<{ id: string; path: string }>(
    em,
    ["membership"],
    `select accounts.id, organisation_path as path from accounts
     join published.membership on membership.member_id = accounts.member_id where accounts.member_id = ?`,
    [memberId],
  );
  return account && isWithin(account.path, path) ? account.id : null;
}

function faultsOfDays({ startsOn, endsOn }: DelegateRoleInput, source: Grant): InvalidField[] {
  const first = startsOn ?? today();
  const faults: InvalidField[] = [];
  if (first < today() || first < source.startsOn) {
    const early = { ru: "Раньше вашего права или сегодняшнего дня.", en: "Before your own right, or today." };
    faults.push(new InvalidField("startsOn", early));
  }
  if (endsOn < first) {
    const before = { ru: "Последний день раньше первого.", en: "The last day is before the first." };
    faults.push(new InvalidField("endsOn", before));
  } else if (source.endsOn !== null && endsOn > source.endsOn) {
    const late = { ru: "Позже, чем кончается ваше право.", en: "After your own right ends." };
    faults.push(new InvalidField("endsOn", late));
  } else if (Date.parse(endsOn) - Date.parse(first) > LONGEST_DAYS * 86_400_000) {
    faults.push(new InvalidField("endsOn", { ru: "Не дольше года.", en: "Not for longer than a year." }));
  }
  return faults;
}

function faultsOfRole(role: Role, own: Role): InvalidField[] {
  if (covers(own, role) && carries(role, Permission.DELEGATE_RIGHTS)) return [];
  const more = { ru: "Эту роль вы доверить не можете.", en: "You cannot lend this role." };
  return [new InvalidField("role", more)];
}

function faultsOfNumber(lent: number): InvalidField[] {
  if (lent < MOST_LENT) return [];
  return [
    new InvalidField("grantId", {
      ru: `Доверено уже ${MOST_LENT} раз: отзовите лишнее.`,
      en: `Lent ${MOST_LENT} times already: take something back first.`,
    }),
  ];
}
