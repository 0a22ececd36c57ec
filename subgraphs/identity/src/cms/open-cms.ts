import { isWithin, Permission, Role, type Viewer } from "@angel/kit/access";
import type { EntityManager } from "@angel/kit/database";
import { Open } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { SignJWT } from "jose";
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
import { Account } from "../account/account.entity.js";
import { isTopOfUnion } from "../account/account.loader.js";
import { viewerNow } from "../session/viewer-now.js";
import { Vault } from "../vault.js";

const LIFETIME_SECONDS = 60;

@InputType({ description: "How the newsroom is entered." })
class OpenCmsInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "An organisation to work for, in the editor's subtree; without it, all that the editor edits.",
  })
  organisationId?: string | null;
}

@ObjectType({ description: "The newsroom's door is open." })
class OpenCmsPayload {
  @Field(() => String, { description: "Goes to the newsroom as `/angel/sign-in?token=…`, once." })
  token!: string;

  @Field(() => Date, { description: "When the token stops being good, a minute from now." })
  expiresAt!: Date;
}

@ObjectType({
  implements: Problem,
  description: "The account edits no site, or not that organisation's.",
})
class NotAnEditor extends Problem {
  constructor() {
    super({ ru: "У вас нет прав редактора сайта.", en: "You are not an editor of a site." });
  }
}

export const OpenCmsResult = createUnionType({
  name: "OpenCmsResult",
  description: "Whether the newsroom opens.",
  types: () => [OpenCmsPayload, NotAnEditor] as const,
});

interface Desk {
  id: string;
  path: string;
}

/** An editor goes over into the newsroom without a second password. */
@Resolver()
export class OpenCms {
  @Mutation(() => OpenCmsResult, {
    description: "Get a token that signs an editor in to the newsroom (редакция). Needs one to be signed in.",
  })
  @Open("Anyone signed in may ask; who edits nothing is told so.")
  async openCms(
    @Arg("input", () => OpenCmsInput, { description: "How the newsroom is entered." })
    { organisationId }: OpenCmsInput,
    @Ctx() context: Context,
  ): Promise<typeof OpenCmsResult> {
    const viewer = await viewerNow(context);
    const desks = organisationId
      ? await deskAt(context.em, organisationId, viewer)
      : desksOf(viewer.grants.filter(({ path }) => viewer.may(Permission.EDIT_SITE, path)));
    if (desks.length === 0) return new NotAnEditor();

    const account = await context.em.findOneOrFail(Account, { id: viewer.accountId });
    const now = Math.floor(Date.now() / 1000);
    const [firstName = "", ...lastNames] = account.displayName.split(" ");
    const token = await new SignJWT({
      ...(account.email && { email: account.email }),
      firstName,
      lastName: lastNames.join(" "),
      ...(account.memberId && { member: account.memberId }),
      organisations: desks,
      administrator: !organisationId && isAdministratorOfUnion(viewer),
    })
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setSubject(account.id)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFETIME_SECONDS)
      .sign(context.companion(Vault).cmsSignInKey);
    return Object.assign(new OpenCmsPayload(), {
      token,
      expiresAt: new Date((now + LIFETIME_SECONDS) * 1000),
    });
  }
}

/** The newsroom is one for all, so only who administers the whole union administers it. */
function isAdministratorOfUnion({ grants }: Viewer): boolean {
  return grants.some(({ role, path }) => role === Role.ADMINISTRATOR && isTopOfUnion(path));
}

async function deskAt(em: EntityManager, organisationId: string, viewer: Viewer): Promise<Desk[]> {
  if (!isUuid(organisationId)) return [];
  const desks = await readPublished<Desk>(
    em,
    ["organisation"],
    "select id, path from published.organisation where id = ?",
    [organisationId],
  );
  return desks.filter(({ path }) => viewer.may(Permission.EDIT_SITE, path));
}

/** The tops of what is edited: an organisation below another of them adds nothing. */
function desksOf(grants: readonly { organisationId: string; path: string }[]): Desk[] {
  const tops = grants.filter(
    ({ path }) => !grants.some((other) => other.path !== path && isWithin(path, other.path)),
  );
  return [...new Map(tops.map(({ organisationId, path }) => [path, { id: organisationId, path }])).values()];
}
