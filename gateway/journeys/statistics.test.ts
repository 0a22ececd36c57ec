import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { profile } from "../../local/src/union/full/profile.ts";
import { shrink } from "../../local/src/union/full/shrink.ts";
import { CountedUnion, UNION_MS } from "./counted-union.js";

/** The figures of analytics, held to the registry's rows by plain SQL: the union at a two-hundredth of its size. */
const small = shrink(profile, 200);
let union: CountedUnion;
beforeAll(async () => {
  union = await CountedUnion.open(small);
}, UNION_MS);
afterAll(() => union?.close());

const FIGURES = `
  panel {
    membership { total employed { count } students { count } pensioners { count } men { count } women { count } }
    cards { plastic { count } virtual { count } }
    coverage { primaryCount employed { count base } }
    movement(from: "2026-01-01", until: "2026-12-31") {
      admittedCount transferredInCount transferredOutCount removedCount removals { count } }
  }
  completenessReport { lines { field missing { count base percent } } }`;

type Figures = Record<string, number>;

// oxlint-disable-next-line typescript/no-explicit-any -- answers of GraphQL
const flat = ({ panel: { membership, cards, coverage, movement }, completenessReport }: any): Figures => ({
  total: membership.total,
  ...Object.fromEntries(
    ["employed", "students", "pensioners", "men", "women"].map((name) => [name, membership[name].count]),
  ),
  plastic: cards.plastic.count,
  virtual: cards.virtual.count,
  countedPrimaries: coverage.primaryCount,
  working: coverage.employed.base,
  workingMembers: coverage.employed.count,
  admitted: movement.admittedCount,
  transferredIn: movement.transferredInCount,
  transferredOut: movement.transferredOutCount,
  removed: movement.removedCount,
  removedByReason: movement.removals.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
  ...Object.fromEntries(
    completenessReport.lines.map(({ field, missing }: { field: string; missing: { count: number } }) => [
      field,
      missing.count,
    ]),
  ),
});

async function shown(ids: readonly string[]): Promise<Map<string, Figures>> {
  const found = await union.ask(
    ids.map((id) => ({ id })),
    FIGURES,
  );
  return new Map(ids.map((id, at) => [id, flat(found[at])]));
}

const count = (name: string, condition: string) => `(count(*) filter (where ${condition}))::int as "${name}"`;
const perTop = (from: string, what: string[]) =>
  `select top.id, ${what.join(", ")} from organisations top
   join organisations below on below.path <@ top.path ${from} group by top.id`;

/** The same figures of every organisation, from the rows alone, by walks down the paths. */
async function recounted(): Promise<Map<string, Figures>> {
  const people = perTop("join members on primary_id = below.node and status = 'ON_REGISTER'", [
    count("total", "true"),
    count("employed", "occupation = 'EMPLOYED'"),
    count("students", "occupation = 'STUDENT'"),
    count("pensioners", "occupation = 'PENSIONER'"),
    count("men", "sex = 'MALE'"),
    count("women", "sex = 'FEMALE'"),
    count("OCCUPATION", "occupation is null"),
    count("SEX", "sex is null"),
    count("BIRTH_DATE", "born_on is null"),
    count("DUES_FORM", "dues_form is null"),
    count("CONSENT", "consented_on is null"),
    count("WORKPLACE", "workplace is null"),
    count("POSITION", "position is null"),
    count("COURSE_OF_STUDY", "occupation = 'STUDENT' and course_of_study is null"),
  ]);
  const cards = perTop("join membership_cards on primary_id = below.node and replaced_on is null", [
    count("plastic", "status = 'ISSUED'"),
    count(
      "virtual",
      "(status = 'VIRTUAL' or virtual_since is not null) and status not in ('BLOCKED', 'LOST', 'REPLACED')",
    ),
  ]);
  const workplaces = perTop(
    `and below.closed_on is null join (
       select distinct on (organisation_id) organisation_id, employed from head_counts
       where struck_at is null order by organisation_id, counted_on desc) heads on organisation_id = below.node
     cross join lateral (select count(*) filter (where occupation = 'EMPLOYED') as employed from members
       where primary_id = below.node and status = 'ON_REGISTER') members`,
    [
      'count(*)::int as "countedPrimaries"',
      "sum(heads.employed)::int as working",
      'sum(members.employed)::int as "workingMembers"',
    ],
  );
  const steps = perTop(
    `join (
       select organisation_id as node, kind::text from movements where moved_on >= '2026-01-01'
       union all select from_id, 'LEFT' from movements where moved_on >= '2026-01-01' and from_id is not null
     ) steps on steps.node = below.node`,
    [
      count("admitted", "kind = 'REGISTERED'"),
      count("transferredIn", "kind = 'TRANSFERRED'"),
      count("transferredOut", "kind = 'LEFT'"),
      count("removed", "kind = 'REMOVED'"),
      count("removedByReason", "kind = 'REMOVED'"),
    ],
  );
  const officer = (kind: string) =>
    `not exists (select from officers where organisation_id = below.node and kind = '${kind}' and until_on is null)`;
  const forms = perTop(
    `and below.closed_on is null left join employers on employers.id = below.employer_id
     left join chairs on chairs.organisation_id = below.node and left_on is null
     left join members led on led.id = chairs.member_id`,
    [
      count("DUES_PERCENT", "below.level = 'PRIMARY' and below.dues_percent is null"),
      count("IS_SMALL", "below.level = 'PRIMARY' and below.is_small is null"),
      count("HAS_COMMITTEE", "below.level = 'PRIMARY' and below.has_committee is null"),
      count("CHAIR", "chairs.id is null"),
      count("EMPLOYER", "below.level = 'PRIMARY' and below.employer_id is null"),
      count("EMPLOYER_TAX_ID", "employers.id is not null and employers.tax_id is null"),
      count("EMPLOYER_HEAD", "employers.id is not null and employers.head_name is null"),
      count("EMPLOYER_HEAD_POSITION", "employers.id is not null and employers.head_position is null"),
      count("ACTIVISTS", officer("ACTIVIST")),
      count("STAFF", `below.is_legal_entity and ${officer("STAFF")}`),
      count("CHAIR_EMAIL", "chairs.id is not null and led.email is null"),
    ],
  );
  const found = new Map<string, Figures>();
  for (const part of [people, cards, workplaces, steps, forms])
    for (const { id, ...figures } of await union.rows<{ id: string } & Figures>(part))
      found.set(id, { ...found.get(id), ...(figures as Figures) });
  return found;
}

async function differences(): Promise<string[]> {
  const organisations = await union.rows<{ id: string; name: string }>("select id, name from organisations");
  const [kept, found] = [await shown(organisations.map(({ id }) => id)), await recounted()];
  return organisations.flatMap(({ id, name }) =>
    Object.entries(kept.get(id) ?? {})
      .map(([figure, value]) => [figure, value, found.get(id)?.[figure] ?? 0] as const)
      .filter(([, value, truth]) => value !== truth)
      .map(([figure, value, truth]) => `${name}: ${figure} is ${value} and not ${truth}`),
  );
}

describe("the figures of analytics", () => {
  it("are those of the union's report, each share cut off as it was printed", async () => {
    const { id } = union.one("NATIONAL");
    const figures = (await shown([id])).get(id);
    const { members, memberGaps, organisationGaps, cards } = small;
    expect(figures).toMatchObject({
      total: members.total,
      employed: members.employed,
      students: members.students,
      pensioners: members.pensioners,
      plastic: cards.plastic,
      virtual: cards.virtual,
      OCCUPATION: memberGaps.occupation,
      SEX: memberGaps.sex,
      BIRTH_DATE: memberGaps.bornOn,
      DUES_FORM: memberGaps.duesForm,
      CONSENT: memberGaps.consentedOn,
      WORKPLACE: memberGaps.workplace,
      POSITION: memberGaps.position,
      COURSE_OF_STUDY: memberGaps.courseOfStudyAmongStudents,
      DUES_PERCENT: organisationGaps.duesPercentAmongPrimary,
      IS_SMALL: organisationGaps.smallFlagAmongPrimary,
      HAS_COMMITTEE: organisationGaps.committeeFlagAmongPrimary,
      CHAIR: organisationGaps.chair,
      EMPLOYER: organisationGaps.employer,
      EMPLOYER_TAX_ID: organisationGaps.employerTaxId,
      EMPLOYER_HEAD: organisationGaps.employerHead,
      EMPLOYER_HEAD_POSITION: organisationGaps.employerHeadPosition,
    });
  });

  it("equal a recount of every organisation by plain SQL, after changes, moves and merges", async () => {
    expect(await differences()).toEqual([]);
    for (const seed of [1, 2, 3]) await union.rows("select shake($1, 700)", [seed]);
    const nodes = async (level: string) =>
      (
        await union.rows<{ node: number }>(
          "select node from organisations where level = $1 and closed_on is null order by node",
          [level],
        )
      ).map(({ node }) => node);
    const [towns, regions, primaries] = [
      await nodes("TERRITORIAL"),
      await nodes("REGIONAL"),
      await nodes("PRIMARY"),
    ];
    const move = "select move_subtree($1, $2)";
    const merge = "select merge_organisations($1, $2)";
    await union.tell(null, move, [towns[0], regions.at(-1)]);
    await union.tell(null, move, [primaries[5], regions.at(-2)]);
    await union.tell(null, merge, [primaries[0], primaries[9]]);
    await union.tell(null, merge, [regions[0], regions[1]]);
    expect(await differences()).toEqual([]);
  });
});
