/** What the registry says of each organisation (`published.statistical_facts`): what can be summed. */
const REGISTERED_FACTS = [
  "members",
  "employed",
  "students",
  "pensioners",
  "pedagogical",
  "young",
  "women",
  "dues_withheld",
  "dues_cash",
  "dues_card",
  "dues_exempt",
  "admitted",
  "admitted_first",
  "transferred_in",
  "removed",
  "removed_own_wish",
  "removed_excluded",
  "removed_dismissed",
  "removed_died",
  "removed_other",
  "transferred_out",
  "trained",
  "trained_activist_school",
  "trained_seminar",
  "trained_course",
  "chairs",
  "chairs_women",
  "chairs_young",
  "chairs_staff",
  "chairs_higher_education",
  "primaries",
  "primaries_small",
  "staff_employed",
  "staff_pedagogical",
  "staff_young",
  "committees",
  "committee_members",
  "presidium_members",
  "audit_members",
  "activists",
  "apparatus",
  "profgroups",
  "profgroup_organisers",
  "dues_rates",
  "dues_rate_sum",
  "agreements",
  "plastic_cards",
  "virtual_cards",
] as const;

/** What can be summed: what loyalty says stands beside it. */
export const SUMMED_FACTS = [...REGISTERED_FACTS, "bonus_participants"] as const;

/** Days of one organisation: its own report alone shows them. */
const DAY_FACTS = ["chair_elected_on", "chair_powers_until", "agreement_from", "agreement_until"] as const;

export const FACTS = [...SUMMED_FACTS, ...DAY_FACTS];

/** Those of the registry alone. */
export const FACTS_OF_REGISTRY: readonly string[] = [...REGISTERED_FACTS, ...DAY_FACTS];

/** Sums of an organisation and all below it; a day is null where nothing is known. */
export type Facts = Record<string, number | string | null>;

/** The sums of facts, as columns of a statement. */
export const SUMS = [
  ...SUMMED_FACTS.map((fact) =>
    fact === "dues_rate_sum"
      ? `coalesce(sum(${fact}), 0)::float8 as ${fact}`
      : `coalesce(sum(${fact}), 0)::int as ${fact}`,
  ),
  ...DAY_FACTS.map((fact) => `max(${fact})::text as ${fact}`),
].join(", ");

/** Facts behind which people stand, whose cards can be listed. */
export const FACTS_OF_PEOPLE: ReadonlySet<string> = new Set(
  SUMMED_FACTS.slice(0, SUMMED_FACTS.indexOf("primaries")),
);

export const typeOfFact = (fact: string): string =>
  DAY_FACTS.some((day) => day === fact) ? "date" : fact === "dues_rate_sum" ? "double precision" : "int";
