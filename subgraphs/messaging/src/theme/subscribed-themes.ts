import type { EntityManager } from "@angel/kit/database";
import type { Context } from "@angel/kit/subgraph";
import { themes } from "./theme.loader.js";
import type { MailingTheme } from "./theme.type.js";

/** The themes to which a member has subscribed, in the order of the dictionary. */
export async function subscribedThemes(
  memberId: string,
  { em, load }: Pick<Context, "em" | "load">,
): Promise<MailingTheme[]> {
  const rows = await em.execute<{ code: string }[]>(
    "select theme_code as code from theme_subscriptions where person_id = ?::uuid",
    [memberId],
  );
  const codes = new Set(rows.map(({ code }) => code));
  return [...(await load(themes).load("all")).values()].filter(({ code }) => codes.has(code));
}

export async function leaveTheme(em: EntityManager, memberId: string, themeCode: string): Promise<void> {
  await em.execute("delete from theme_subscriptions where person_id = ?::uuid and theme_code = ?", [
    memberId,
    themeCode,
  ]);
}
