import { expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually, type Person } from "./person.js";
import type { Platform } from "./platform.js";

const AddComment = `mutation($input: AddCommentInput!) { addComment(input: $input) { ... on AddCommentPayload { comment { id } } } }`;
const Mixed = `{ __typename rootOrganisation { id name } }`;

export function faultJourney(platform: () => Platform): void {
  it("keeps answering while the subgraphs' process is killed, and loses nothing acknowledged", async () => {
    await killUnderLoad(platform(), "Subgraphs", "chair");
  }, 60_000);

  it("comes back after Postgres is killed, and loses nothing acknowledged", async () => {
    await killUnderLoad(platform(), "Postgres", "territorialChair");
  }, 60_000);

  it("serves readers while the newsroom is stopped", async () => {
    const { anonymous, folder, port } = platform();
    const pid = pidOf(folder, "Newsroom");
    process.kill(pid, "SIGSTOP");
    try {
      const article = await anyArticle(anonymous);
      const read = await anonymous.run(`query($id: ID!) { article(id: $id) { id title } }`, { id: article });
      expect(read.article.id).toBe(article);
      const ready = await fetch(`http://localhost:${port}/health/ready`);
      expect(await ready.json()).toMatchObject({ parts: { cms: "down", content: "up" } });
    } finally {
      process.kill(pid, "SIGCONT");
    }
  }, 30_000);
}

/** Readers and a writer go on while a part dies; what was acknowledged is there afterwards, and nobody sees inside. */
async function killUnderLoad(platform: Platform, part: string, writes: string): Promise<void> {
  const { anonymous, folder } = platform;
  const member = await platform.signIn(writes);
  const subjectId = await anyArticle(anonymous);
  const acknowledged: string[] = [];
  let answers = 0;
  let faults = 0;
  let running = true;

  const readers = Array.from({ length: 4 }, async () => {
    for (; running; await sleep(10)) {
      const answer = await anonymous.ask(Mixed);
      answers += 1;
      expect(answer.status).toBeLessThan(500);
      if (!answer.errors) continue;
      faults += 1;
      expect(JSON.stringify(answer.errors)).not.toMatch(/127\.0\.0\.1|localhost|ECONN|:\d{4}/);
      for (const error of answer.errors) expect(error.extensions?.["code"]).toMatch(/^[A-Z_]+$/);
    }
  });
  const writer = (async () => {
    for (let i = 0; running; i++, await sleep(1_500)) {
      const { data } = await member.ask(AddComment, { input: { subjectId, text: `${part}, номер ${i}.` } });
      if (data?.addComment?.comment) acknowledged.push(data.addComment.comment.id as string);
    }
  })();

  await sleep(1_000);
  const killedAt = performance.now();
  process.kill(pidOf(folder, part), "SIGKILL");
  await eventually(
    async () => faults,
    (count) => count > 0,
  );
  await eventually(
    () => anonymous.ask(Mixed),
    ({ errors }) => !errors,
  );
  const seconds = ((performance.now() - killedAt) / 1000).toFixed(1);
  const before = acknowledged.length;
  await eventually(
    async () => acknowledged.length,
    (count) => count > before,
  );
  running = false;
  await Promise.all([...readers, writer]);

  process.stdout.write(
    `killed ${part}: back after ${seconds} s (${answers} answers, ${faults} with a fault)\n`,
  );
  for (const id of acknowledged) {
    const { comment } = await anonymous.run(`query($id: ID!) { comment(id: $id) { id } }`, { id });
    expect(comment).toEqual({ id });
  }
}

async function anyArticle(person: Person): Promise<string> {
  const { rootOrganisation } = await person.run(
    `{ rootOrganisation { children(first: 5) { nodes { site { articles(first: 1) { nodes { id } } } } } } }`,
  );
  return rootOrganisation.children.nodes[0].site.articles.nodes[0].id as string;
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
