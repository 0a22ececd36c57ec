/** The mandatory fields of a card: what stands empty, in the order of the bits of `members.gaps`. */
const GAPS = {
  without_occupation: "occupation is null",
  without_sex: "sex is null",
  without_birth_date: "born_on is null",
  without_dues_form: "dues_form is null",
  without_consent: "consented_on is null",
  without_workplace: "workplace is null",
  without_position: "position is null",
  without_course: "occupation = 'STUDENT' and course_of_study is null",
} as const;

/** The bit mask of the gaps of a card. */
export const GAPS_MASK = Object.values(GAPS)
  .map((isEmpty, bit) => `(case when ${isEmpty} then ${2 ** bit} else 0 end)`)
  .join(" | ");

const ON_REGISTER = "status = 'ON_REGISTER'";
const IS_COMPLETE = Object.values(GAPS)
  .map((isEmpty) => `(${isEmpty}) is not true`)
  .join(" and ");

/** What is counted of members, each by a condition on their row. */
export const MEMBER_COUNTERS: Readonly<Record<string, string>> = {
  on_register: ON_REGISTER,
  removed: "status = 'REMOVED'",
  ...Object.fromEntries(
    Object.entries({
      employed: "occupation = 'EMPLOYED'",
      students: "occupation = 'STUDENT'",
      pensioners: "occupation = 'PENSIONER'",
      men: "sex = 'MALE'",
      women: "sex = 'FEMALE'",
      complete: IS_COMPLETE,
      ...GAPS,
    }).map(([name, condition]) => [name, `${ON_REGISTER} and ${condition}`]),
  ),
};

/** What is counted of cards. */
export const CARD_COUNTERS: Readonly<Record<string, string>> = {
  plastic_cards: "status = 'ISSUED' and replaced_on is null",
  virtual_cards:
    "(status = 'VIRTUAL' or virtual_since is not null) and status not in ('BLOCKED', 'LOST', 'REPLACED') and replaced_on is null",
};

export const COUNTERS = [...Object.keys(MEMBER_COUNTERS), ...Object.keys(CARD_COUNTERS)];
