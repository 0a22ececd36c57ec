import type { Bench } from "@angel/kit/bench";
import { COUNTS } from "./counts.js";
import { Front } from "./front.js";
import { cursor, PAGE } from "./pages.js";
import type { Union } from "./union.js";

const CARD = `query K($id: ID!) { member(id: $id) { name { full } bornOn sex phone email workplace joinedOn
  organisation { name number } card { number status } movements { kind organisation { name } } } }`;

/** Counts, a page and a card as a keeper gets them: through the gateway, over HTTP. */
export async function askGateway(bench: Bench, union: Union): Promise<void> {
  const rounds = bench.isQuick ? 60 : 400;
  const front = await Front.start(union.address);
  try {
    const of = async (level: string) => {
      const { rows } = await union.owner.query<{ id: string }>(
        "select id from organisations where level = $1 order by md5(node::text) limit 50",
        [level],
      );
      return (round: number) => ({ id: (rows[round % rows.length] as { id: string }).id });
    };
    const { rows: members } = await union.owner.query<{ id: string }>(
      "select id from members tablesample system (0.1) repeatable (3) where status = 'ON_REGISTER' limit 500",
    );
    const [root, region, primary] = [await of("NATIONAL"), await of("REGIONAL"), await of("PRIMARY")];
    const letters = Array.from("абвгдежзиклмнопрстуф");
    const cases: Record<string, [document: string, variables: (round: number) => object]> = {
      "counts: national": [COUNTS, root],
      "counts: regional": [COUNTS, region],
      "counts: primary": [COUNTS, primary],
      "page of 50: a region": [
        PAGE,
        (round) => ({ ...region(round), after: cursor(letters[round % letters.length] ?? "а") }),
      ],
      "card of a member": [CARD, (round) => members[round % members.length] as { id: string }],
    };
    for (const [name, [document, variables]] of Object.entries(cases)) {
      for (let warm = 0; warm < 20; warm += 1) await front.ask(document, variables(warm));
      const samples: number[] = [];
      for (let round = 0; round < rounds; round += 1)
        samples.push(await front.ask(document, variables(round)));
      bench.add({ case: name, subject: "gateway", metric: "time", unit: "ms", better: "lower", samples });
    }
  } finally {
    front.stop();
  }
}
