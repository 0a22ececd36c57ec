import type { TestApp } from "@angel/kit/testing";

const COMMON = `id text, locale text, organisation_id uuid, organisation_path text, title text,
  published_at timestamptz, first_published_at timestamptz, updated_at timestamptz`;

const VIEWS = {
  site: `${COMMON}, mission text, union_symbol_url text, region_symbol_url text, local_symbol_url text,
    representatives jsonb default '[]', superior_links jsonb default '[]', social_links jsonb default '[]'`,
  section: `${COMMON}, site_id text, slug text, position int`,
  article: `${COMMON}, kind text default 'NEWS', site_id text, section_id text, slug text, lead text, body text,
    charts jsonb default '[]', cover_url text, cover_alt text, author_member_id uuid, flows_down boolean default false,
    repost_of text, repost_comment text`,
  knowledge_rubric: `${COMMON}, description text, position int default 0, shows_dictionaries boolean default false`,
  knowledge_article: `${COMMON}, rubric_id text, position int default 0, audience text default 'MEMBERS', explains text,
    documents jsonb default '[]', body text, charts jsonb default '[]', topic text, law_reference text, tags text[]`,
  newspaper: `${COMMON}, subtitle text, about text, logo_url text, logo_alt text, editors jsonb default '[]',
    email text, phone text, address text, social_links jsonb default '[]'`,
  newspaper_issue: `${COMMON}, newspaper_id text, number int default 1, through_number int, issued_on date, editors_word text,
    survey_id text, cover_url text, cover_alt text, pdf jsonb default '[]', rubrics jsonb default '[]'`,
};

/** Tables that stand for the newsroom's views; what is in them is published. */
export async function openNewsroom(app: TestApp): Promise<void> {
  for (const [view, columns] of Object.entries(VIEWS)) {
    await app.sql(`create table published.${view} (${columns})`);
    await app.sql(`grant select on published.${view} to angel_reader`);
  }
}

export async function publish(
  app: TestApp,
  view: keyof typeof VIEWS,
  document: { id: string; organisation_id: string } & Record<string, unknown>,
): Promise<void> {
  const row = { locale: "ru", title: document.id, published_at: "2026-11-20T10:00:00Z", ...document };
  const whole: Record<string, unknown> = { updated_at: row.published_at, ...row };
  const columns = Object.keys(whole);
  await app.sql(
    `insert into published.${view} (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(whole).map((value) => (isJson(value) ? JSON.stringify(value) : value)),
  );
}

/** The registry's view, with one organisation below another. */
export async function openRegistry(
  app: TestApp,
  organisations: { id: string; path: string }[],
): Promise<void> {
  await app.sql(`create table published.organisation (id uuid primary key, node int, parent_id uuid, path text,
    ancestor_ids uuid[], level text, name text, full_name text, number text, closed_on date)`);
  await app.sql("grant select on published.organisation to angel_reader");
  for (const { id, path } of organisations)
    await app.sql("insert into published.organisation (id, path) values ($1, $2)", [id, path]);
}

function isJson(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === "object";
}
