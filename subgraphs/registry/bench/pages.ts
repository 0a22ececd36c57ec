import type { Bench } from "@angel/kit/bench";
import type { Union } from "./union.js";

export const PAGE = `query P($id: ID!, $after: String) { organisation(id: $id) { members(first: 50, after: $after) {
  nodes { id name { full } bornOn status } pageInfo { endCursor } } } }`;

/** A page of fifty in the order of names, anywhere in any subtree. */
export async function askPages(bench: Bench, union: Union): Promise<void> {
  const rounds = bench.isQuick ? 30 : 300;
  const { rows: subtrees } = await union.owner.query<{ id: string; node: number; column: string }>(
    `(select id, node, 'region_id' as column from organisations where level = 'REGIONAL' order by md5(node::text) limit 40)
     union all (select id, node, 'territorial_id' from organisations where level = 'TERRITORIAL' order by md5(node::text) limit 40)
     union all (select id, node, 'okrug_id' from organisations where level = 'OKRUG')
     union all (select id, node, 'primary_id' from organisations where level = 'PRIMARY' order by md5(node::text) limit 40)`,
  );
  const letters = Array.from("абвгдежзиклмнопрстуфхцчшщэюя");
  const asked = subtrees.map((subtree, at) => ({
    ...subtree,
    key: letters[(at * 7) % letters.length] ?? "а",
  }));
  const of = (round: number) => asked[(round * 37) % asked.length] as (typeof asked)[number];
  await union.beside(
    bench,
    "page of 50: anywhere in any subtree",
    rounds,
    async (round) => (await union.ask(PAGE, { id: of(round).id, after: cursor(of(round).key) })).ms,
    (round) => union.time(page(`${of(round).column} = ${of(round).node}`), [of(round).key, FIRST]),
  );

  const root = await union.one<{ id: string }>("select id from organisations where parent_id is null");
  const far = await union.one<{ name_key: string; id: string }>(
    "select name_key, id from members where status = 'ON_REGISTER' order by name_key, id offset 2000000 limit 1",
  );
  await union.beside(
    bench,
    "page of 50: the two-millionth member",
    rounds,
    async () => (await union.ask(PAGE, { id: root.id, after: cursor(far.name_key, far.id) })).ms,
    () => union.time(page("true"), [far.name_key, far.id]),
  );
}

const FIRST = "00000000-0000-0000-0000-000000000000";

export function cursor(key: string, id = FIRST): string {
  return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

function page(where: string): string {
  return `select * from registry.members where ${where} and status = 'ON_REGISTER'
    and (name_key, id) > ($1 collate "C", $2::uuid) order by name_key, id limit 51`;
}
