import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import type { Organisation } from "../organisation/organisation.stub.js";
import { Panel } from "./panel.type.js";

export async function panels(places: readonly Organisation[], { em }: Context): Promise<Panel[]> {
  const rows = await readPublished<{ path: string; members: number }>(
    em,
    ["headcount"],
    `select path, (
       select coalesce(sum(on_register), 0)::int from published.headcount
       where organisation_path = path or organisation_path like path || '.%') as members
     from json_array_elements_text(?::json) as path`,
    [JSON.stringify(places.map(({ path }) => path))],
  );
  const found = new Map(rows.map(({ path, members }) => [path, members]));
  return places.map(({ path }) =>
    Object.assign(new Panel(), { on: today(), memberCount: found.get(path) ?? 0 }),
  );
}
