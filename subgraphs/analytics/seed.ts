import type { EntityManager } from "@angel/kit/database";

/** What had been formed as of 1 January 2022 by the union's own papers, of how many organisations. */
const FORMED = [
  { level: "PRIMARY", form: "5-СП", formed: 23_456, of: 72_127 },
  { level: "TERRITORIAL", form: "2-СП", formed: 1_485, of: 2_259 },
] as const;
const YEAR = 2022;

/** Annual reports begun by the same share of organisations as in the union's papers; they fill themselves. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const [known] = await em.execute<object[]>("select from statistical_reports limit 1");
  if (known) return;
  const { organisations = [] } = union as { organisations?: object[] };
  await em.execute(
    `with given as (
       select id, node, level, row_number() over (partition by level order by md5(id::text)) as place,
         count(*) over (partition by level) as "all"
       from json_to_recordset(?::json) as given (id uuid, node int, level text))
     insert into statistical_reports (organisation_id, node, year, form)
     select id, node, ?, form
     from given join json_to_recordset(?::json) as shares (level text, form text, formed int, "of" int) using (level)
     where place <= floor("all" * formed::numeric / "of")
     order by node`,
    [JSON.stringify(organisations), YEAR, JSON.stringify(FORMED)],
  );
}
