import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";

export interface Place {
  id: string;
  path: string;
}

const VIEWS = {
  organisation: `id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[], level text, name text,
    full_name text, number text, closed_on date`,
  membership: `member_id uuid, organisation_id uuid, organisation_path text, card_number text, display_name text,
    email text, phone text`,
  article: `id text, locale text, kind text, organisation_id uuid, flows_down boolean, published_at timestamptz,
    first_published_at timestamptz`,
  newspaper_issue: `id text, locale text, organisation_id uuid, first_published_at timestamptz`,
  blog_post: `id uuid, organisation_id uuid, author_member_id uuid, title text, body text, published_at timestamptz,
    updated_at timestamptz`,
};

/** Who would be selected is noted in a table; the registry's own function is tested there. */
const SELECT_MEMBERS = `create table published.selectable (node int, sex text, born_on date, child_born_on date, member_id uuid);
  create function published.select_members(top int, of_sex text, born_from date, born_until date, with_child boolean,
      child_born_from date, child_born_until date, most int) returns setof uuid language sql security definer as $$
    select member_id from published.selectable where node = top and (of_sex is null or sex = of_sex)
      and (born_from is null or born_on >= born_from) and (born_until is null or born_on <= born_until)
      and (not with_child or child_born_on is not null and (child_born_from is null or child_born_on >= child_born_from)
        and (child_born_until is null or child_born_on <= child_born_until)) limit most $$`;

/**
 * A union of its own in each test: a region with two branches, and a primary below the first. What the registry, the
 * newsroom and content publish is in tables that stand for their views.
 */
export class TestUnion {
  static async open(app: TestApp): Promise<void> {
    for (const [view, columns] of Object.entries(VIEWS)) {
      await app.sql(`create table published.${view} (${columns})`);
      await app.sql(
        `grant select on published.${view} to ${view === "membership" ? "community" : "angel_reader"}`,
      );
    }
    await app.sql(SELECT_MEMBERS);
  }

  static async found(app: TestApp): Promise<TestUnion> {
    const root = String(Math.floor(Math.random() * 1e9) + 1);
    const place = (path: string) => ({ id: randomUUID(), path });
    const region = place(root);
    const branch = place(`${root}.2`);
    const primary = place(`${root}.2.3`);
    const other = place(`${root}.20`);
    const above = new Map([
      [region, [region]],
      [branch, [region, branch]],
      [primary, [region, branch, primary]],
      [other, [region, other]],
    ]);
    for (const [{ id, path }, ancestors] of above)
      await app.sql(
        "insert into published.organisation (id, node, path, ancestor_ids) values ($1, $2, $3, $4)",
        [id, Number(path.split(".").at(-1)), path, ancestors.map((one) => one.id)],
      );
    return new TestUnion(app, region, branch, primary, other);
  }

  private constructor(
    private readonly app: TestApp,
    readonly region: Place,
    readonly branch: Place,
    readonly primary: Place,
    readonly other: Place,
  ) {}

  /** A member on the register of an organisation. */
  async member({ id, path }: Place): Promise<Actor> {
    const memberId = randomUUID();
    await this.app.sql(
      "insert into published.membership (member_id, organisation_id, organisation_path) values ($1, $2, $3)",
      [memberId, id, path],
    );
    return this.app.as({
      accountId: randomUUID(),
      memberId,
      grants: [{ role: Role.MEMBER, path, organisationId: id }],
    });
  }

  /** Someone who serves an organisation without being a member. */
  servant({ id, path }: Place, role: Role): Actor {
    return this.app.as({ accountId: randomUUID(), grants: [{ role, path, organisationId: id }] });
  }

  /** Publishes as the newsroom does: the row, and the word about it. */
  async article(
    { id: organisationId }: Place,
    more: { id?: string; flowsDown?: boolean; at?: string; locale?: string } = {},
  ) {
    const { id = randomUUID().replaceAll("-", "").slice(0, 24), flowsDown = false, locale = "ru" } = more;
    const at = more.at ?? new Date().toISOString();
    await this.app.sql(
      `insert into published.article (id, locale, kind, organisation_id, flows_down, published_at, first_published_at)
       values ($1, $2, 'NEWS', $3, $4, $5, $5)`,
      [id, locale, organisationId, flowsDown, at],
    );
    await this.tell("articlePublished", { id, locale, organisationId, flowsDown, firstPublication: true });
    return id;
  }

  async withdraw(id: string, locale = "ru"): Promise<void> {
    await this.app.sql("delete from published.article where id = $1 and locale = $2", [id, locale]);
    await this.tell("articleWithdrawn", { id, locale });
  }

  async newspaperIssue({ id: organisationId }: Place, id: string): Promise<void> {
    await this.app.sql(
      `insert into published.newspaper_issue (id, locale, organisation_id, first_published_at)
       values ($1, 'ru', $2, '2026-11-20T06:00:00Z'), ($1, 'en', $2, '2026-11-21T06:00:00Z')`,
      [id, organisationId],
    );
    await this.tell("newspaperIssuePublished", { id, organisationId, firstPublication: true });
  }

  async withdrawNewspaperIssue(id: string): Promise<void> {
    await this.app.sql("delete from published.newspaper_issue where id = $1", [id]);
    await this.tell("newspaperIssueWithdrawn", { id });
  }

  async blogPost({ id: organisationId }: Place): Promise<string> {
    const id = randomUUID();
    await this.app.sql(
      "insert into published.blog_post (id, organisation_id, published_at) values ($1, $2, now())",
      [id, organisationId],
    );
    await this.tell("blogPostPublished", { id, organisationId, firstPublication: true });
    return id;
  }

  async withdrawBlogPost(id: string): Promise<void> {
    await this.app.sql("delete from published.blog_post where id = $1", [id]);
    await this.tell("blogPostWithdrawn", { id });
  }

  async tell(name: string, payload: object): Promise<void> {
    await this.app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);
  }
}

/** Says something, and gives the comment's id. */
export async function say(
  who: Actor,
  subjectId: string,
  text = "Спасибо!",
  replyToId?: string,
): Promise<string> {
  const { addComment } = await who.run(
    `mutation Say($input: AddCommentInput!) { addComment(input: $input) { ... on AddCommentPayload { comment { id } } ... on Problem { message } } }`,
    { input: { subjectId, text, replyToId } },
  );
  if (!addComment.comment) throw new Error(`Not said: ${JSON.stringify(addComment)}`);
  return addComment.comment.id;
}
