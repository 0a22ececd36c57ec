import type { Batch, Context } from "@angel/kit/subgraph";
import { MailingTheme } from "./theme.type.js";

/** The dictionary as a whole, by the codes and in its order: it is short. */
export const themes: Batch<"all", ReadonlyMap<string, MailingTheme>> = async (keys, { em, viewer }) => {
  const { locale } = viewer;
  const rows = await em.execute<MailingTheme[]>(
    `select code, name_${locale} as name, description_${locale} as description from themes order by place`,
  );
  const all = new Map(rows.map((row) => [row.code, Object.assign(new MailingTheme(), row)]));
  return keys.map(() => all);
};

/** The theme of a code; null where there is none. */
export async function themeOf(
  code: string | null | undefined,
  { load }: Pick<Context, "load">,
): Promise<MailingTheme | null> {
  return typeof code === "string" ? ((await load(themes).load("all")).get(code) ?? null) : null;
}
