import { expect, it } from "@jest/globals";
import { eventually, median, type Person } from "./person.js";
import type { Platform } from "./platform.js";

const FeedItemAdded = `subscription($id: ID!) { feedItemAdded(organisationId: $id) {
  id organisation { name } subject { ... on Article { id title author { displayName } } }
} }`;
const Search = `query($query: String!) { search(query: $query, kinds: [ARTICLE]) { correctedQuery nodes { title subject { ... on Article { id } } } } }`;
const TITLE = "Путёвки в санаторий «Марциальные воды»";

export function publishingJourney(platform: () => Platform): void {
  it("brings what an editor publishes to a waiting reader and to the search, and takes it back", async () => {
    const { union, anonymous } = platform();
    const editor = await platform().signIn("editor");
    const newsroom = await Newsroom.enter(platform().cms, editor);
    const region = union.organisations.find(({ level }) => level === "REGIONAL");
    const territory = union.organisations.find(({ parentId }) => parentId === region?.id);
    const reader = platform().anonymous;
    const listening = reader.listen(FeedItemAdded, { id: territory?.id });
    await new Promise((resolve) => setTimeout(resolve, 500));

    const delays: number[] = [];
    let documentId = "";
    for (let i = 0; i < 7; i++) {
      const title = i === 6 ? TITLE : `Новость для проверки ${i}`;
      documentId = await newsroom.write({ title, organisationId: region?.id as string });
      const sent = performance.now();
      await newsroom.publish(documentId);
      const came = await listening.until(({ data }) => data?.feedItemAdded.subject.title === title);
      expect(came.data?.feedItemAdded).toMatchObject({
        organisation: { name: region?.name },
        subject: { id: documentId },
      });
      expect(came.data?.feedItemAdded.subject.author?.displayName).toMatch(/^[А-ЯЁ]/);
      delays.push(came.at - sent);
    }
    process.stdout.write(`published to the feed: median ${median(delays).toFixed(0)} ms\n`);

    const found = ({ search }: { search: { nodes: { subject: { id?: string } | null }[] } }) =>
      search.nodes.some(({ subject }) => subject?.id === documentId);
    // «Путёвки» as it is, with a typo, and typed on the English layout.
    for (const query of ["путёвки санаторий", "путевки санатарий", "genedrb cfyfnjhbq"]) {
      await eventually(() => anonymous.run(Search, { query }), found);
    }

    await newsroom.unpublish(documentId);
    await eventually(
      () => anonymous.run(Search, { query: "путёвки санаторий" }),
      (answer) => !found(answer),
    );
    const { article, organisation } = await eventually(
      () =>
        anonymous.run(
          `query($id: ID!, $organisation: ID!) { article(id: $id) { id } organisation(id: $organisation) { feed(first: 10) { nodes { subject { ... on Article { id } } } } } }`,
          { id: documentId, organisation: territory?.id },
        ),
      (answer) => !JSON.stringify(answer.organisation).includes(documentId),
    );
    expect(article).toBeNull();
    expect(JSON.stringify(organisation)).not.toContain(documentId);
    await reader.leave();
  }, 120_000);
}

/** Strapi's admin, as the editor's browser talks to it. */
class Newsroom {
  private constructor(
    private readonly cms: string,
    private readonly token: string,
  ) {}

  static async enter(cms: string, editor: Person): Promise<Newsroom> {
    const { openCms } = await editor.run(
      `mutation { openCms(input: {}) { ... on OpenCmsPayload { token } ... on Problem { message } } }`,
    );
    const answer = await fetch(`${cms}/angel/sign-in?token=${openCms.token}`, { redirect: "manual" });
    expect(answer.status).toBe(302);
    const jwt = answer.headers
      .getSetCookie()
      .map((cookie) => /^jwtToken=([^;]+)/.exec(cookie)?.[1])
      .find(Boolean);
    if (!jwt) throw new Error("The newsroom gave no session.");
    return new Newsroom(cms, decodeURIComponent(jwt));
  }

  async write({ title, organisationId }: { title: string; organisationId: string }): Promise<string> {
    const answer = await this.#call<{ data: { documentId: string } }>(
      "POST",
      "api::article.article?locale=ru",
      {
        title,
        organisationId,
        kind: "NEWS",
        lead: "Заявления принимают до конца месяца.",
        body: [{ type: "paragraph", children: [{ type: "text", text: "Отдыхать можно круглый год." }] }],
        flowsDown: true,
      },
    );
    return answer.data.documentId;
  }

  async publish(documentId: string): Promise<void> {
    await this.#call("POST", `api::article.article/${documentId}/actions/publish?locale=ru`, {});
  }

  async unpublish(documentId: string): Promise<void> {
    await this.#call("POST", `api::article.article/${documentId}/actions/unpublish?locale=ru`, {});
  }

  async #call<T>(method: string, path: string, body: unknown): Promise<T> {
    const answer = await fetch(`${this.cms}/content-manager/collection-types/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
