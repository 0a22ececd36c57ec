import { isPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { headcounts } from "../figure/headcount.js";
import { Share } from "../figure/share.type.js";
import type { Counts, Partition } from "../masking/suppress.js";
import { type Counted, toldCounts, type ToldCounts } from "../masking/told-counts.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import type { Place } from "../organisation/sum-below.js";
import { AgeGroup, ageGroupOf, YOUTH } from "./age-group.js";
import { Education, Occupation, SocialAnalysis } from "./social.type.js";

const AGES = [...Object.values(AgeGroup), null];
const SEXES = ["MALE", "FEMALE", null];
const EDUCATIONS = [...Object.values(Education), null];
const OCCUPATIONS = [...Object.values(Occupation), null];
const FAMILIES = ["married", "parents", "large_families"];

/** The names of the cells. */
const MEMBERS = "members";
const ageOf = (age: string | null, sex: string | null) => `age ${age} ${sex}`;
const educationOf = (education: string | null) => `education ${education}`;
const occupationOf = (occupation: string | null) => `occupation ${occupation}`;

export async function socialAnalyses(
  organisations: readonly Organisation[],
  context: Context,
): Promise<SocialAnalysis[]> {
  const [told, heads] = await Promise.all([
    toldCounts(organisations, STRUCTURE, context),
    Promise.all(organisations.map((organisation) => context.load(headcounts).load(organisation))),
  ]);
  return told.map((one, at) => analysisOf(one, heads[at] as ToldCounts));
}

/** Occupations are counted in the panel too, where students are told apart: what is hidden there is hidden here. */
function analysisOf({ counts, hidden }: ToldCounts, heads: ToldCounts): SocialAnalysis {
  const of = (partition: string, ...cells: string[]) => (hidden.has(partition) ? null : sum(counts, cells));
  const ages = (groups: readonly (AgeGroup | null)[]) =>
    groups.flatMap((age) => SEXES.map((sex) => ageOf(age, sex)));
  const family = (name: string) => new Share(of(name, name), of(MEMBERS, MEMBERS), today());
  return Object.assign(new SocialAnalysis(), {
    ageBySex: AGES.map((ageGroup) => ({
      ageGroup,
      count: of("age", ...ages([ageGroup])),
      men: of("age by sex", ageOf(ageGroup, "MALE")),
      women: of("age by sex", ageOf(ageGroup, "FEMALE")),
    })),
    youth: new Share(of("age", ...ages(YOUTH)), of("age", ...ages(Object.values(AgeGroup))), today()),
    education: EDUCATIONS.map((education) => ({
      education,
      count: of("education", educationOf(education)),
    })),
    occupation: OCCUPATIONS.map((occupation) => ({
      occupation,
      count: heads.hidden.has("occupation") ? null : (counts[occupationOf(occupation)] ?? 0),
    })),
    married: family("married"),
    parents: family("parents"),
    largeFamilies: family("large_families"),
  });
}

const STRUCTURE: Counted = {
  read: readStructure,
  partitions: [
    { name: MEMBERS, cells: (counts) => [counts[MEMBERS] ?? 0] },
    {
      name: "sex",
      refines: [MEMBERS],
      cells: (counts) =>
        SEXES.map((sex) =>
          sum(
            counts,
            AGES.map((age) => ageOf(age, sex)),
          ),
        ),
    },
    {
      name: "age",
      refines: [MEMBERS],
      cells: (counts) =>
        AGES.map((age) =>
          sum(
            counts,
            SEXES.map((sex) => ageOf(age, sex)),
          ),
        ),
    },
    {
      name: "age by sex",
      refines: ["sex", "age"],
      cells: (counts) => AGES.flatMap((age) => SEXES.map((sex) => counts[ageOf(age, sex)] ?? 0)),
    },
    {
      name: "education",
      refines: [MEMBERS],
      cells: (counts) => EDUCATIONS.map((education) => counts[educationOf(education)] ?? 0),
    },
    ...FAMILIES.map((name): Partition => ({
      name,
      refines: [MEMBERS],
      cells: (counts) => [counts[name] ?? 0, (counts[MEMBERS] ?? 0) - (counts[name] ?? 0)],
    })),
  ],
};

interface Cell {
  node: number;
  birth_year: number | null;
  sex: string | null;
  education: string | null;
  occupation: string | null;
  members: number;
}

async function readStructure(places: readonly Place[], { em }: Context): Promise<Map<number, Counts>> {
  const found = new Map<number, Record<string, number>>();
  // The functions come with the view.
  if (!(await isPublished(em, "organisation_place"))) return found;
  const nodes = [`{${places.map(({ node }) => node).join()}}`];
  const [cells, families] = await Promise.all([
    em.execute<Cell[]>("select * from published.member_structure(?::int[])", nodes),
    em.execute<(Counts & { node: number })[]>("select * from published.member_families(?::int[])", nodes),
  ]);
  const thisYear = Number(today().slice(0, 4));
  for (const { node, birth_year, sex, education, occupation, members } of cells) {
    const counts = found.get(node) ?? {};
    found.set(node, counts);
    for (const name of [
      MEMBERS,
      ageOf(ageGroupOf(birth_year, thisYear), sex),
      educationOf(education),
      occupationOf(occupation),
    ])
      counts[name] = (counts[name] ?? 0) + members;
  }
  for (const { node, ...counts } of families) Object.assign(found.get(node) ?? {}, counts);
  return found;
}

function sum(counts: Counts, cells: readonly string[]): number {
  return cells.reduce((total, cell) => total + (counts[cell] ?? 0), 0);
}
