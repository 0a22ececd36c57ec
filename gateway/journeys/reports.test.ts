import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { profile } from "../../local/src/union/full/profile.ts";
import { shrink } from "../../local/src/union/full/shrink.ts";
import { Locker } from "../../subgraphs/analytics/src/statistical-report/locker.js";
import { CountedUnion, type Place, UNION_MS } from "./counted-union.js";

/** Statutory forms and reports with names over the registry's own tables: the union at a four-hundredth of its size. */
let union: CountedUnion;
beforeAll(async () => {
  union = await CountedUnion.open(shrink(profile, 400));
}, UNION_MS);
afterAll(() => union?.close());

type Row = { number: string; value: number | null };
const valueOf = (form: { rows: Row[] }, number: string) =>
  form.rows.find((row) => row.number === number)?.value ?? null;

const oneOfEachLevel = () =>
  ["NATIONAL", "REGIONAL", "TERRITORIAL", "PRIMARY"].flatMap((level) =>
    union.places.filter((place) => place.level === level).slice(0, 1),
  );

const ROWS = {
  "2": "on_register",
  "2.1": "employed",
  "2.4": "women",
  "2.5": "students",
  "2.6": "pensioners",
};

describe("statutory forms of the whole union", () => {
  it("equal a recount from the rows and their changes, at every level, on any day", async () => {
    const above = oneOfEachLevel();
    for (const year of [2023, 2026]) {
      const forms = await union.ask(above, `statisticalForm(year: ${year}) { rows { number value } }`);
      for (const [index, { node }] of above.entries()) {
        const [truth] = await union.rows(
          `select ${Object.entries(ROWS)
            .map(([number, counter]) => `${counter} as "${number}"`)
            .join()} from recounted_on(primaries_on($1, $2), $2)`,
          [node, `${year}-01-01`],
        );
        const shown = Object.fromEntries(
          Object.keys(ROWS).map((number) => [number, valueOf(forms[index].statisticalForm, number)]),
        );
        expect({ node, year, ...shown }).toEqual({ node, year, ...truth });
      }
    }
  });

  it("name as many people behind a row as it counts", async () => {
    const region = union.one("REGIONAL");
    const [{ statisticalForm }] = await union.ask(
      [region],
      "statisticalForm(year: 2026) { rows { number value members(first: 100) { totalCount nodes { member { id } } } } }",
    );
    for (const { number, value, members } of statisticalForm.rows) {
      if (members === null) continue;
      const found = new Set(members.nodes.map(({ member }: { member: { id: string } }) => member.id));
      // Who came twice in a year is one person; shares have no people of their own; not every chair has a card here.
      if (["4", "5"].includes(number) || number.startsWith("3.") || number.startsWith("7")) continue;
      expect({ number, people: found.size, total: members.totalCount }).toEqual({
        number,
        people: Math.min(value, 100),
        total: value,
      });
    }
  });

  it("are locked at once, and show what is told of their day later without being changed by it", async () => {
    const [top, region] = [union.one("NATIONAL"), union.one("REGIONAL")];
    await union
      .person(Role.STAFF, top)
      .run(
        `mutation L($input: LockStatisticalReportsInput!) { lockStatisticalReports(input: $input) { __typename } }`,
        { input: { organisationId: top.id, year: 2026 } },
      );
    await union.running.companion(Locker).idle();
    const read = async () => {
      const [{ statisticalReports }] = await union.ask(
        [region],
        `statisticalReports { nodes { status lock { isWhole content } corrections { number difference }
          statisticalForm { rows { number value } } } }`,
      );
      return statisticalReports.nodes[0];
    };
    const before = await read();
    expect(before).toMatchObject({ status: "LOCKED", lock: { isWhole: true }, corrections: [] });
    const [{ id } = { id: "" }] = await union.rows<{ id: string }>(
      `select id from members where region_id = $1 and status = 'ON_REGISTER' and occupation = 'EMPLOYED'
         and sex = 'MALE' and dues_form = 'WITHHELD' and valid_from < '2025-01-01' and known_from < now()
         and not exists (select from changes where row_key = members.id::text) limit 1`,
      [region.node],
    );
    await union.tell("2025-06-01", "update members set sex = 'FEMALE' where id = $1", [id]);
    const after = await read();
    expect({ ...after, corrections: null }).toEqual({ ...before, corrections: null });
    expect(after.corrections).toEqual([{ number: "2.4", difference: 1 }]);
    expect(await union.rows("select * from analytics.broken_statistical_locks()")).toEqual([]);
    const [sums] = await union.rows<{ primaries: number; whole: number }>(
      `select sum((content::jsonb #>> '{facts,members}')::int) filter (where form = '5-СП')::int as primaries,
         sum((content::jsonb #>> '{facts,members}')::int) filter (where node = $1)::int as whole
       from analytics.statistical_locks join analytics.statistical_reports reports on reports.id = report_id`,
      [top.node],
    );
    expect(sums?.whole).toBe(sums?.primaries);
  });
});

/** The lines of a report as CSV, taken out by the chair, without the head. */
async function takenOut(place: Place, kind: string, on?: string): Promise<string[]> {
  const { exportNamedReport } = await union.person(Role.CHAIR, place).run(
    `mutation E($input: ExportNamedReportInput!) { exportNamedReport(input: $input) {
      ... on ExportNamedReportPayload { reportFile { id } } } }`,
    { input: { organisationId: place.id, kind, format: "CSV", on } },
  );
  const made = await union.running.files.make(exportNamedReport.reportFile.id);
  let text = "";
  for await (const chunk of made?.content ?? []) text += String(chunk);
  return text.trimEnd().split("\r\n").slice(1);
}

describe("reports with names of the whole union", () => {
  const General = (on = "") => `namedReport(kind: GENERAL${on && `, on: "${on}"`}) {
    rows(first: 5) { totalCount nodes { cells } pageInfo { endCursor } } }`;

  it("list whoever is on the register, now and on a day that has passed", async () => {
    const above = oneOfEachLevel();
    for (const on of ["", "2024-06-01"]) {
      const reports = await union.ask(above, General(on));
      for (const [index, { node }] of above.entries()) {
        const [truth] = await union.rows<{ count: number }>(
          "select on_register as count from recounted_on(primaries_on($1, $2), $2)",
          [node, on || "9999-01-01"],
        );
        expect({ node, on, count: reports[index].namedReport.rows.totalCount }).toEqual({
          node,
          on,
          ...truth,
        });
      }
    }
  });

  it("say of a day that has passed what stood on cards and forms then, and not what stands there now", async () => {
    const [then, since] = ["2025-02-01", "2025-03-01"];
    const [primary] = await union.rows<Place & { card: string; member: string; before: string }>(
      `select organisations.id, node, path::text, level::text, cards.number as card, cards.member_id as member,
         chairs.id as before
       from organisations join membership_cards cards on primary_id = node and cards.status = 'ISSUED'
         and replaced_on is null and cards.valid_from < '2024-01-01'
       join members on members.id = member_id and members.status = 'ON_REGISTER' and joined_on < '2024-01-01'
       join chairs on chairs.organisation_id = node and left_on is null and elected_on < '2024-01-01'
       where organisations.employer_id is not null limit 1`,
    );
    if (!primary) throw new Error("Nobody there holds a card.");
    const page = (kind: string, on: string) =>
      `namedReport(kind: ${kind}${on && `, on: "${on}"`}) { columns { key } rows(first: 100) { nodes { id cells } } }`;
    const cellsOf = async (kind: string, on: string, id: string): Promise<Record<string, string>> => {
      const [{ namedReport }] = await union.ask([primary], page(kind, on));
      const row = namedReport.rows.nodes.find((found: { id: string }) => found.id === id);
      return Object.fromEntries(
        namedReport.columns.map(({ key }: { key: string }, place: number) => [key, row.cells[place]]),
      );
    };
    const CARD = ["MEMBERSHIP", primary.member] as const;
    const FORM = ["ORGANISATIONS", primary.id] as const;
    const before = {
      card: await cellsOf(CARD[0], then, CARD[1]),
      form: await cellsOf(FORM[0], then, FORM[1]),
    };
    const [truth] = await union.rows(
      `select employers.name as employer, concat_ws(' ', last_name, first_name, patronymic) as chair,
         above.name as parent, (select on_register::text from recounted_on(array[$1::int], $2)) as members
       from organisations below join organisations above on above.id = below.parent_id
       join employers on employers.id = below.employer_id
       join chairs on chairs.organisation_id = below.node and left_on is null where below.node = $1`,
      [primary.node, then],
    );
    expect(before.form).toMatchObject(truth as object);
    expect(before.card).toMatchObject({ card_number: primary.card, card_status: "выдан" });

    await union.tell(since, "update membership_cards set status = 'BLOCKED' where number = $1", [
      primary.card,
    ]);
    await union.tell(since, "update chairs set left_on = $2 where id = $1", [primary.before, since]);
    await union.tell(
      since,
      `insert into chairs (organisation_id, last_name, first_name, elected_on, is_staff)
       values ($1, 'Новых', 'Яна', $2, false)`,
      [primary.node, since],
    );
    await union.tell(
      since,
      "update employers set name = 'Школа будущего' where id = (select employer_id from organisations where node = $1)",
      [primary.node],
    );
    expect({
      card: await cellsOf(CARD[0], then, CARD[1]),
      form: await cellsOf(FORM[0], then, FORM[1]),
    }).toEqual(before);
    // A file is made a stretch at a time, and says the same as the page.
    for (const [kind, id] of [CARD, FORM]) {
      const lines = await takenOut(primary, kind, then);
      const [card] = Object.values(await cellsOf(kind, then, id));
      expect(lines.find((line) => line.startsWith(`${card};`))).toBe(
        Object.values(await cellsOf(kind, then, id)).join(";"),
      );
    }
    for (const on of [since, ""]) {
      expect(await cellsOf(CARD[0], on, CARD[1])).toMatchObject({ card_status: "заблокирован" });
      expect(await cellsOf(FORM[0], on, FORM[1])).toMatchObject({
        chair: "Новых Яна",
        chair_elected_on: "01.03.2025",
        employer: "Школа будущего",
      });
    }
  });

  it("are taken out whole, in order, by those alone who see the cards", async () => {
    const region = union.one("REGIONAL");
    const lines = await takenOut(region, "GENERAL");
    const truth = await union.rows<{ name: string }>(
      `select concat_ws(' ', last_name, first_name, patronymic) as name from members
       where region_id = $1 and status = 'ON_REGISTER' order by name_key, id`,
      [region.node],
    );
    expect(lines.map((line) => line.split(";")[0])).toEqual(truth.map(({ name }) => name));
    const other = union.places.filter(({ level }) => level === "REGIONAL")[1] as Place;
    expect(await union.ask([region], General(), union.person(Role.CHAIR, other))).toEqual([
      { namedReport: null },
    ]);
  });
});

describe("the appraisal of the whole union's organisations", () => {
  it("is of the registry's rows: applications, minutes, notes", async () => {
    const region = union.one("REGIONAL");
    const [primary] = await union.rows<{ node: number; member: string }>(
      `select node, members.id as member from organisations join members on primary_id = node and status = 'ON_REGISTER'
       where organisations.region_id = $1 and closed_on is null limit 1`,
      [region.node],
    );
    for (const [number, status, until] of [
      [900_001, "ACCEPTED", "2026-03-03"],
      [900_002, "REJECTED", "2026-03-07"],
      [900_003, "SUBMITTED", null],
    ])
      await union.rows(
        `insert into join_applications (id, arrival, organisation_id, status, last_name, first_name, born_on,
           occupation, email, submitted_at, decided_at, follow_up_hash, member_id)
         values (uuidv7(), $1, $2, $3, 'Новая', 'Ия', '1990-01-01', 'EMPLOYED', 'iya@union.example',
           '2026-03-01T09:00:00Z', $4, sha256($5), $6)`,
        [
          number,
          primary?.node,
          status,
          until && `${until}T09:00:00Z`,
          Buffer.from(String(number)),
          status === "ACCEPTED" ? primary?.member : null,
        ],
      );
    await union.rows(
      `insert into meetings (organisation_id, kind, number, held_on, entitled, present, chaired_by, recorded_by)
       values ($1, 'GENERAL_MEETING', '1', '2026-03-01', 10, 8, 'Первая А.', 'Вторая Б.')`,
      [primary?.node],
    );
    for (const text of ["Шахматы", "шахматы."])
      await union.rows("insert into member_notes (member_id, kind, text) values ($1, 'INTEREST', $2)", [
        primary?.member,
        text,
      ]);
    const [{ appraisal, interests }] = await union.ask(
      [region],
      `appraisal(from: "2026-03-01", until: "2026-03-31") { bodies { meetingCount met { count } }
         staff { applicationCount decidedCount medianDays waitingCount } }
       interests { interest count }`,
    );
    expect({ ...appraisal, interests }).toEqual({
      bodies: { meetingCount: 1, met: { count: 1 } },
      staff: { applicationCount: 3, decidedCount: 2, medianDays: 4, waitingCount: 1 },
      interests: [{ interest: "шахматы", count: 1 }],
    });
  });
});
