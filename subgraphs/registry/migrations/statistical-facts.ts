/** What statistical reports count of the members on register on `on_day`: each a condition on the card as it was then. */
export const MEMBER_FACTS: Readonly<Record<string, string>> = {
  members: "true",
  employed: "occupation = 'EMPLOYED'",
  students: "occupation = 'STUDENT'",
  pensioners: "occupation = 'PENSIONER'",
  pedagogical: "occupation = 'EMPLOYED' and is_pedagogical(position)",
  // Until the day on which they turn thirty-six.
  young: "born_on > (on_day - interval '36 years')::date",
  women: "sex = 'FEMALE'",
  dues_withheld: "dues_form = 'WITHHELD'",
  dues_cash: "dues_form = 'CASH'",
  dues_card: "dues_form = 'CARD'",
  dues_exempt: "dues_form = 'EXEMPT'",
};

/** Who came and went in the year that ends with `on_day`: conditions on the movement. */
export const ARRIVALS: Readonly<Record<string, string>> = {
  admitted: "kind = 'REGISTERED'",
  admitted_first: `kind = 'REGISTERED' and not exists (
    select from movements earlier where earlier.member_id = movements.member_id and earlier.kind = 'REGISTERED'
      and (earlier.moved_on, earlier.recorded_at, earlier.id) < (movements.moved_on, movements.recorded_at, movements.id))`,
  transferred_in: "kind = 'TRANSFERRED'",
};
export const REMOVALS: Readonly<Record<string, string>> = {
  removed: "kind = 'REMOVED'",
  removed_own_wish: "kind = 'REMOVED' and reason = 'OWN_WISH'",
  removed_excluded: "kind = 'REMOVED' and reason = 'EXCLUDED'",
  removed_dismissed: "kind = 'REMOVED' and reason in ('DISMISSED', 'GRADUATED')",
  removed_died: "kind = 'REMOVED' and reason = 'DIED'",
  removed_other: "kind = 'REMOVED' and (reason = 'OTHER' or reason is null)",
};
/** Seen from where they went away. */
export const DEPARTURES: Readonly<Record<string, string>> = { transferred_out: "kind = 'TRANSFERRED'" };

/** Who was taught in the year that ends with `on_day`: conditions on the entry of the card. */
export const TRAINING_FACTS: Readonly<Record<string, string>> = {
  trained: "true",
  trained_activist_school: "trainings.kind = 'ACTIVIST_SCHOOL'",
  trained_seminar: "trainings.kind = 'SEMINAR'",
  trained_course: "trainings.kind = 'COURSE'",
};

/** Chairs in office on `on_day`, by the card of who holds the office. */
export const CHAIR_FACTS: Readonly<Record<string, string>> = {
  chairs: "true",
  chairs_women: "holder.sex = 'FEMALE'",
  chairs_young: "holder.born_on > (on_day - interval '36 years')::date",
  chairs_staff: "chairs.is_staff",
  chairs_higher_education: "careers.education in ('BACHELOR', 'HIGHER', 'POSTGRADUATE')",
};

/** What organisations themselves are and have on `on_day`; those of days are not summed. */
const ORGANISATION_FACTS = {
  primaries: "int",
  primaries_small: "int",
  staff_employed: "int",
  staff_pedagogical: "int",
  staff_young: "int",
  committees: "int",
  committee_members: "int",
  presidium_members: "int",
  audit_members: "int",
  activists: "int",
  apparatus: "int",
  profgroups: "int",
  profgroup_organisers: "int",
  dues_rates: "int",
  dues_rate_sum: "double precision",
  agreements: "int",
  plastic_cards: "int",
  virtual_cards: "int",
  chair_elected_on: "date",
  chair_powers_until: "date",
  agreement_from: "date",
  agreement_until: "date",
} as const;

/** Every fact with its type in Postgres, in the order of the columns. */
export const STATISTICAL_FACTS: readonly (readonly [name: string, type: string])[] = [
  ...Object.keys({
    ...MEMBER_FACTS,
    ...ARRIVALS,
    ...REMOVALS,
    ...DEPARTURES,
    ...TRAINING_FACTS,
    ...CHAIR_FACTS,
  }).map((name) => [name, "int"] as const),
  ...Object.entries(ORGANISATION_FACTS),
];
