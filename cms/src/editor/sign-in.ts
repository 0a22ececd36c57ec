import type { Core } from "@strapi/strapi";
import type { Context } from "koa";
import { env, signInKey } from "../env.js";
import { editorRoleCode } from "../provision/provide-roles.js";
import { giveFolders } from "../media/organisation-folders.js";
import { readSignIn, RefusedSignIn, type SignIn } from "./read-sign-in.js";

const refused = "Вход не удался: ссылка устарела или уже использована. Вернитесь на сайт и войдите ещё раз.";

/** The editors' door: identity sends them here with a token, and they find themselves in the admin. */
export function openSignIn(strapi: Core.Strapi): void {
  strapi.server.routes([
    {
      method: "GET",
      path: "/angel/sign-in",
      handler: (ctx: Context) => signIn(strapi, ctx),
      config: { auth: false },
    },
  ]);
}

async function signIn(strapi: Core.Strapi, ctx: Context) {
  ctx.set({ "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" });
  try {
    const { token } = ctx.query;
    const given = readSignIn(typeof token === "string" ? token : "", signInKey(env().secret));
    await spend(strapi, given);
    const userId = await meetEditor(strapi, given);
    await openSession(strapi, ctx, userId);
    ctx.redirect("/admin/");
  } catch (error) {
    if (!(error instanceof RefusedSignIn)) throw error;
    strapi.log.warn(`A sign-in was refused: ${error.message}.`);
    ctx.status = 401;
    ctx.type = "text/plain; charset=utf-8";
    ctx.body = refused;
  }
}

/** A token opens the door once, also when two browsers bring it in the same moment. */
async function spend(strapi: Core.Strapi, { digest, expiresAt }: SignIn) {
  await strapi.db.connection.raw(
    "delete from strapi.spent_sign_ins where expires_at < now() - interval '1 hour'",
  );
  const { rowCount } = (await strapi.db.connection.raw(
    "insert into strapi.spent_sign_ins (digest, expires_at) values (?, ?) on conflict do nothing",
    [digest, expiresAt],
  )) as { rowCount: number };
  if (rowCount !== 1) throw new RefusedSignIn("it was used before");
}

/**
 * The admin user of an account, made now if there was none, with today's role and organisations.
 * Found by account only: an e-mail is what a person says, and it must not lead into another's user.
 */
async function meetEditor(strapi: Core.Strapi, given: SignIn): Promise<number> {
  return strapi.db.transaction(async ({ trx }) => {
    await trx.raw("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`editor ${given.accountId}`]);
    const roles = await strapi.db.query("admin::role").findMany({
      where: { code: given.administrator ? "strapi-super-admin" : editorRoleCode },
      select: ["id"],
    });
    const assignment = await strapi.db
      .query("api::editor.editor")
      .findOne({ where: { accountId: given.accountId } });
    const user =
      assignment && (await strapi.db.query("admin::user").findOne({ where: { id: assignment.userId } }));
    if (user?.blocked) throw new RefusedSignIn("this editor is blocked");

    const person = {
      firstname: given.firstName,
      lastname: given.lastName,
      roles: roles.map((role) => role.id),
      isActive: true,
      preferedLanguage: user?.preferedLanguage ?? "ru",
    };
    const users = strapi.service("admin::user") as {
      create(user: object): Promise<{ id: number }>;
      updateById(id: number, user: object): Promise<{ id: number }>;
    };
    const { id } = user
      ? await users.updateById(user.id, person)
      : await users.create({ ...person, email: await freeEmail(strapi, given), registrationToken: null });

    const data = {
      accountId: given.accountId,
      userId: id,
      memberId: given.memberId,
      organisationIds: given.organisationIds,
    };
    await strapi.db
      .query("api::editor.editor")
      [assignment ? "update" : "create"]({ where: { accountId: given.accountId }, data });
    await giveFolders(strapi, trx, given.organisationIds);
    return Number(id);
  });
}

async function freeEmail(strapi: Core.Strapi, { email, accountId }: SignIn): Promise<string> {
  const taken = email && (await strapi.db.query("admin::user").count({ where: { email } })) > 0;
  return email && !taken ? email : `${accountId}@editors.invalid`.toLowerCase();
}

/** The same two cookies that Strapi's own login and its single sign-on give. */
async function openSession(strapi: Core.Strapi, ctx: Context, userId: number) {
  const session = strapi.sessionManager("admin");
  const refresh = await session.generateRefreshToken(String(userId), crypto.randomUUID(), {
    type: "session",
  });
  const access = await session.generateAccessToken(refresh.token);
  if ("error" in access) throw new RefusedSignIn("no session");
  const cookie = {
    overwrite: true,
    path: "/admin",
    sameSite: "lax" as const,
    secure: env().publicUrl.startsWith("https:"),
  };
  ctx.cookies.secure = cookie.secure;
  ctx.cookies.set("strapi_admin_refresh", refresh.token, { ...cookie, httpOnly: true });
  ctx.cookies.set("jwtToken", access.token, { ...cookie, httpOnly: false });
}
