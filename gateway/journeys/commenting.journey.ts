import { expect, it } from "@jest/globals";
import { median, type Person } from "./person.js";
import type { Platform } from "./platform.js";

const AddComment = `mutation($input: AddCommentInput!) { addComment(input: $input) { __typename ... on AddCommentPayload { comment { id text } } ... on Problem { message } } }`;
const CommentAdded = `subscription($id: ID!, $after: ID) { commentAdded(subjectId: $id, after: $after) { id text author { displayName } } }`;

export function commentingJourney(platform: () => Platform): void {
  /** An article of the region, which every member of the region may comment. */
  async function articleForAll(): Promise<string> {
    const { union, anonymous } = platform();
    const region = union.organisations.find(({ level }) => level === "REGIONAL");
    const { organisation } = await anonymous.run(
      `query($id: ID!) { organisation(id: $id) { site { articles(first: 1) { nodes { id } } } } }`,
      { id: region?.id },
    );
    return organisation.site.articles.nodes[0].id as string;
  }

  it("carries a member's comment to two other members within half a second at the median", async () => {
    const subjectId = await articleForAll();
    const [writer, ...readers] = await Promise.all(
      ["member", "chair", "territorialChair"].map((who) => platform().signIn(who)),
    );
    const listening = readers.map((reader) => reader.listen(CommentAdded, { id: subjectId }));
    await warmUp(writer, subjectId, listening[0]);

    const delays: number[] = [];
    for (let i = 0; i < 9; i++) {
      const text = `Спасибо, очень вовремя (${i}).`;
      const sent = performance.now();
      const { addComment } = await (writer as Person).run(AddComment, { input: { subjectId, text } });
      expect(addComment.comment.text).toBe(text);
      for (const reader of listening) {
        const came = await reader.until(({ data }) => data?.commentAdded.text === text);
        expect(came.data?.commentAdded.author.displayName).toMatch(/^[А-ЯЁ]/);
        delays.push(came.at - sent);
      }
    }
    process.stdout.write(`comment to two members: median ${median(delays).toFixed(0)} ms\n`);
    await Promise.all(readers.map((reader) => reader.leave()));
    expect(delays).toHaveLength(18);
  });

  it("gives a reader who comes back what was missed, once", async () => {
    const subjectId = await articleForAll();
    const writer = await platform().signIn("member");
    const say = async (text: string) =>
      (await writer.run(AddComment, { input: { subjectId, text } })).addComment.comment.id as string;
    const after = await say("Последнее, что видели.");
    const missed = [await say("Пропущено первое."), await say("Пропущено второе.")];
    const reader = await platform().signIn("chair");
    const listening = reader.listen(CommentAdded, { id: subjectId, after });
    await listening.until(({ data }) => data?.commentAdded.id === missed[1]);
    const next = await say("Новое.");
    await listening.until(({ data }) => data?.commentAdded.id === next);
    expect(listening.events.map(({ data }) => data?.commentAdded.id)).toEqual([...missed, next]);
    await reader.leave();
  });

  it("refuses the anonymous with a code and a stranger with a problem", async () => {
    const { union } = platform();
    const subjectId = await articleForAll();
    const anonymous = await platform().anonymous.ask(AddComment, {
      input: { subjectId, text: "Здравствуйте" },
    });
    expect(anonymous.errors?.[0]?.extensions?.["code"]).toBe("UNAUTHENTICATED");

    const member = await platform().signIn("member");
    const account = union.accounts.find(({ demo }) => demo === "member");
    const home = union.members.find(({ id }) => id === account?.memberId)?.organisationId;
    const { organisations } = await member.run(
      `{ organisations(level: PRIMARY, first: 100) { nodes { id site { articles(first: 1) { nodes { id } } } blogPosts(first: 1) { nodes { id } } } } }`,
    );
    const foreign = organisations.nodes
      .filter(({ id }: { id: string }) => id !== home)
      .map(
        (organisation: {
          site: { articles: { nodes: { id: string }[] } } | null;
          blogPosts: { nodes: { id: string }[] };
        }) => organisation.site?.articles.nodes[0]?.id ?? organisation.blogPosts.nodes[0]?.id,
      )
      .find(Boolean);
    const { addComment } = await member.run(AddComment, {
      input: { subjectId: foreign, text: "Здравствуйте" },
    });
    expect(addComment.__typename).toBe("ForeignOrganisation");
  });
}

/** The first event also opens the upstream; it is not measured. */
async function warmUp(
  writer: Person | undefined,
  subjectId: string,
  listening: ReturnType<Person["listen"]> | undefined,
): Promise<void> {
  for (let i = 0; i < 50 && listening?.events.length === 0; i++) {
    await writer?.run(AddComment, { input: { subjectId, text: `Проверка связи ${i}.` } });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
