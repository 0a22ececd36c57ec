import { beforeAll, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { registry } from "../subgraph.js";
import { nodeOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const suspects = () => app.sql("select from registry.duplicate_suspects");
const none = (rows: unknown[]) => rows.length === 0;

it("compares nobody while a file goes on, and goes on with it afterwards", async () => {
  await app.eventually(suspects, none);
  const [file] = await app.sql<{ id: string }>(
    `insert into registry.member_imports (organisation_id, file_id, file_name, media_type, status, joined_on, claimed_until)
     values ($1, $2, 'список.csv', 'text/csv', 'APPLYING', '2024-05-20', now() + interval '1 hour') returning id`,
    [nodeOf("camp"), randomUUID()],
  );
  // Whoever had looked before the file came has compared by now.
  await sleep(700);
  await app.sql(
    `insert into registry.members (primary_id, last_name, first_name, joined_on, valid_from)
     values ($1, 'Ждунова', 'Анна', '2024-05-20', '2024-05-20')`,
    [nodeOf("camp")],
  );
  await sleep(1_500);
  expect(await suspects()).toHaveLength(1);
  await app.sql(
    "update registry.member_imports set status = 'APPLIED', claimed_until = '-infinity' where id = $1",
    [file?.id],
  );
  await app.eventually(suspects, none);
});
