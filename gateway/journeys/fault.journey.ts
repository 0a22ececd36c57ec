import { expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eventually, type Person } from "./person.js";
import type { Platform } from "./platform.js";

const Mixed = `{ __typename rootOrganisation { id name } }`;

export function faultJourney(platform: () => Platform): void {
  it("keeps answering while the subgraphs' process is killed, and loses nothing acknowledged", async () => {
    const { anonymous, folder } = platform();
    const member = await platform().signIn("member");
    const { rootOrganisation } = await anonymous.run(`{ rootOrganisation { id } }`);
    const subjectId = await anyArticle(anonymous, rootOrganisation.id as string);

    const acknowledged: string[] = [];
    let answers = 0;
    let lastFault = 0;
    let killedAt = 0;
    let running = true;
    const load = Array.from({ length: 4 }, async () => {
      while (running) {
        const answer = await anonymous.ask(Mixed);
        answers += 1;
        expect(answer.status).toBeLessThan(500);
        if (answer.errors) {
          lastFault = performance.now();
          expect(JSON.stringify(answer.errors)).not.toMatch(/127\.0\.0\.1|localhost|ECONN|:\d{4}/);
          for (const error of answer.errors) expect(error.extensions?.["code"]).toMatch(/^[A-Z_]+$/);
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    const writing = (async () => {
      for (let i = 0; running; i++) {
        const { data } = await member.ask(
          `mutation($input: AddCommentInput!) { addComment(input: $input) { ... on AddCommentPayload { comment { id } } } }`,
          { input: { subjectId, text: `Под нагрузкой, номер ${i}.` } },
        );
        if (data?.addComment?.comment) acknowledged.push(data.addComment.comment.id as string);
        await new Promise((resolve) => setTimeout(resolve, 3_500));
      }
    })();

    await new Promise((resolve) => setTimeout(resolve, 1_000));
    killedAt = performance.now();
    process.kill(pidOf(folder, "Subgraphs"), "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 200));
    await eventually(
      () => anonymous.ask(Mixed),
      ({ errors }) => !errors,
      15_000,
    );
    const backAfter = performance.now() - killedAt;
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    running = false;
    await Promise.all([...load, writing]);

    process.stdout.write(
      `killed subgraphs are back after ${(backAfter / 1000).toFixed(1)} s (${answers} answers meanwhile)\n`,
    );
    expect(lastFault).toBeGreaterThan(killedAt);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const id of acknowledged) {
      expect((await anonymous.run(`query($id: ID!) { comment(id: $id) { id } }`, { id })).comment).toEqual({
        id,
      });
    }
  }, 60_000);

  it("serves readers while the newsroom is stopped", async () => {
    const { anonymous, folder, port } = platform();
    const { rootOrganisation } = await anonymous.run(`{ rootOrganisation { id } }`);
    const pid = pidOf(folder, "Newsroom");
    process.kill(pid, "SIGSTOP");
    try {
      const article = await anyArticle(anonymous, rootOrganisation.id as string);
      expect(
        (await anonymous.run(`query($id: ID!) { article(id: $id) { id title } }`, { id: article })).article
          .id,
      ).toBe(article);
      const ready = await fetch(`http://localhost:${port}/health/ready`);
      expect(await ready.json()).toMatchObject({ parts: { cms: "down", content: "up" } });
    } finally {
      process.kill(pid, "SIGCONT");
    }
  }, 30_000);
}

async function anyArticle(person: Person, organisationId: string): Promise<string> {
  const { organisation } = await person.run(
    `query($id: ID!) { organisation(id: $id) { children(first: 5) { nodes { site { articles(first: 1) { nodes { id } } } } } } }`,
    { id: organisationId },
  );
  return organisation.children.nodes[0].site.articles.nodes[0].id as string;
}

/** The supervisor keeps the pids of its parts in run.json. */
function pidOf(folder: string, part: string): number {
  const record = JSON.parse(readFileSync(join(folder, "run.json"), "utf8")) as {
    parts?: { name: string; pid: number }[];
  };
  const found = record.parts?.find(({ name }) => name === part);
  if (!found) throw new Error(`run.json does not know ${part}: ${JSON.stringify(record)}`);
  return found.pid;
}
