import type { EntityManager } from "@angel/kit/database";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";

/** The employer that an appeal is about, and of what branch the organisation there is. */
export interface Employer {
  readonly name: string | null;
  readonly taxId: string | null;
  /** By which the same is known again. */
  readonly key: string | null;
  readonly branch: string | null;
}

/** As the author names it; where they name none, that of the organisation. */
export async function employerOf(
  organisationId: string,
  given: { name?: string | null; taxId?: string | null },
  { em }: Context,
): Promise<Employer> {
  const [workplace] = await readPublished<{ branch: string; name: string | null; taxId: string | null }>(
    em,
    ["workplace"],
    `select type_code as branch, employer_name as name, employer_tax_id as "taxId"
     from published.workplace where organisation_id = ?`,
    [organisationId],
  );
  const branch = workplace?.branch ?? null;
  const name = given.name || null;
  const isKnown =
    (name === null && !given.taxId) || (name !== null && keyOf(name) === keyOf(workplace?.name ?? ""));
  const taxId = given.taxId || (isKnown ? (workplace?.taxId ?? null) : null);
  const called = name ?? (isKnown || taxId === workplace?.taxId ? (workplace?.name ?? null) : null);
  return { name: called, taxId, key: taxId ?? (called === null ? null : keyOf(called)), branch };
}

/** What the employer is called is kept apart from the appeal, for others to be found alike. */
export async function rememberEmployer(
  em: EntityManager,
  { name, key }: Pick<Employer, "name" | "key">,
): Promise<void> {
  if (name === null || key === null) return;
  await em.execute("insert into employer_names (name, key) values (?, ?) on conflict do nothing", [
    name.toLowerCase(),
    key,
  ]);
}

const FORMS =
  /(?<!\p{L})(?:ооо|оао|зао|пао|ао|ип|гуп|муп|мбоу|моу|мкоу|мбдоу|мдоу|гбоу|гоу|фгбоу|гбуз|гбу|мбу)(?!\p{L})/gu;

/** A name without what differs between two who write it: letters' case, quotes, and the form of the institution. */
export function keyOf(name: string): string {
  const plain = name.toLowerCase().replaceAll("ё", "е");
  const bare = squeeze(plain.replaceAll(FORMS, " "));
  return bare === "" ? squeeze(plain) : bare;
}

function squeeze(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}
