import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { facts, nodeOf, rowsOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
const OTHERS = 400;

beforeAll(async () => {
  await seedWorld(app);
  await rowsOf(app, facts(Role.ADMINISTRATOR, "union")).execute(
    `insert into members (primary_id, last_name, first_name, patronymic, born_on, phone, email, joined_on, valid_from)
     select ?, 'Невский' || n, 'Илья', 'Петрович', date '1960-01-01' + n, '+7901' || n, 'nevsky' || n || '@angel.example',
       '2020-09-01', '2020-09-01'
     from generate_series(1, ?) as n`,
    [nodeOf("school"), OTHERS],
  );
});

describe("matching the rows of a file", () => {
  // Bytes read as text are of the collation of an encoding's name, literals of the database's.
  for (const [words, written] of [
    ["literals", (word: string) => `'${word}'`],
    [
      "bytes",
      (word: string) => `convert_from('${String.raw`\x`}${Buffer.from(word).toString("hex")}', 'UTF8')`,
    ],
  ] as const) {
    it(`reads nobody but those who may be meant, with words from ${words}`, async () => {
      await rowsOf(app, facts(Role.ADMINISTRATOR, "union")).transactional(async (em) => {
        const text = (word: string) => `array[${written(word)}]::text[]`;
        const found = await em.execute(
          `select line, reason, verdict from matches_of_people('{7}', array[name_key(${written("Невский9")}, ${written("Илья")}, ${written("Петрович")})],
             '{1960-01-10}', ${text("9643809012345678")}, ${text("+79019")}, ${text("nevsky9@angel.example")}, '{${nodeOf("school")}}')`,
        );
        expect(found).toEqual([{ line: 7, reason: "NAME_AND_BIRTH", verdict: "SAME" }]);
        const [read] = await em.execute<{ rows: number }[]>(
          `select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
           where relid = 'registry.members'::regclass`,
        );
        expect(read?.rows).toBeLessThan(OTHERS / 10);
      });
    });
  }
});
