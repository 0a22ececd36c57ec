import { beforeAll, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { AFTER_ALL, BEFORE_ALL } from "../organisation/name-order.js";
import { registry } from "../subgraph.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);

const LAST = [
  "Ю",
  "Юн",
  "Абрамова",
  "Анненкова",
  "Аннушкина",
  "Жук",
  "Петрова",
  "Петрова-Жук",
  "Ёлкина-Анина",
  "Smith",
];
const FIRST = ["Анна", "Анита", "Антонина", "Пётр", "Жуковина"];
const PATRONYMIC = ["Петровна", "Антоновна", "Жуковна", null];

beforeAll(async () => {
  await seedWorld(app);
  await app.sql(
    `insert into registry.members (primary_id, last_name, first_name, patronymic, joined_on, status)
     select places[1 + turn % 3], last, first, patronymic, '2020-01-01',
       case when turn % 5 = 0 then 'REMOVED' else 'ON_REGISTER' end::registry.member_status
     from (
       select last, first, patronymic, row_number() over (order by last, first, patronymic, copy)::int as turn
       from unnest($1::text[]) last, unnest($2::text[]) first, unnest($3::text[]) patronymic, generate_series(1, 3) copy) named,
       (select array_agg(node order by node) as places from registry.organisations where level = 'PRIMARY') primaries`,
    [LAST, FIRST, PATRONYMIC],
  );
  await app.sql("select registry.count_later_words()");
});

const beginnings = fc.uniqueArray(
  fc.constantFrom("ан", "анн", "анна", "пет", "петр", "ж", "жук", "smith", "ъ"),
  {
    minLength: 1,
    maxLength: 3,
  },
);

const surnames = fc.constantFrom("", "", "", "ан", "петр", "жук", "smi", "ю", "п", "ъ");

/** By the condition itself, row by row. */
const BY_ROWS = `
  select id from registry.members
  where (select bool_and(strpos(name_key, ' ' || word) > 0 and not name_key ^@ word) from unnest($1::text[]) word)
    and name_key ^@ $9 and ($2::text is null or place = $3) and ($4::registry.member_status is null or status = $4)
    and case when $7 then (name_key, id) > ($5, $6::uuid) else (name_key, id) < ($5, $6::uuid) end
  order by case when $7 then name_key end, case when $7 then id end, name_key desc, id desc limit $8`;

it("finds by the beginnings of the words behind the surname's first, and of that, what reading every row does, in order and from any place", async () => {
  const members = await app.sql<{ id: string; name_key: string; region_id: number; primary_id: number }>(
    "select id, name_key, region_id, primary_id from registry.members",
  );
  await fc.assert(
    fc.asyncProperty(
      surnames,
      beginnings,
      fc.constantFrom(null, "region_id", "primary_id"),
      fc.constantFrom("ON_REGISTER", "REMOVED", null),
      fc.option(fc.constantFrom(...members)),
      fc.constantFrom(...members),
      fc.boolean(),
      fc.constantFrom(1, 7, 1000),
      async (surname, words, column, status, after, neighbour, isForward, most) => {
        const [key, id] = after ? [after.name_key, after.id] : isForward ? BEFORE_ALL : AFTER_ALL;
        const place = column && neighbour[column];
        const asked = [words, column, place, status, key, id, isForward, most, surname];
        const sought = await app.sql(
          "select id from registry.members_with_words($9, $1, $2, $3, $4, $5, $6, $7, $8) id",
          asked,
        );
        expect(sought).toEqual(
          await app.sql(BY_ROWS.replace("place =", `${column ?? "primary_id"} =`), asked),
        );
        if (status === null || surname !== "") return;
        const walked = await app.sql(
          "select id from registry.members_along_names($1, $2, $3, $4, $5, $6, $7, $8) id",
          asked.slice(0, 8),
        );
        expect(walked).toEqual(sought);
      },
    ),
    { numRuns: 80 },
  );
});

it("has no search read what waits to be put into the index of words", async () => {
  await app.sql(
    `insert into registry.members (primary_id, last_name, first_name, joined_on, status)
     select primary_id, 'Новикова', 'Зоя', '2020-01-01', 'ON_REGISTER' from registry.members limit 1`,
  );
  await app.em().execute("select index_words()");
  expect(
    await app.sql("select gin_clean_pending_list('registry.members_by_later_words')::int as waiting"),
  ).toEqual([{ waiting: 0 }]);
});
