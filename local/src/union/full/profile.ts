/** The exact figures of the union's own report of May 2022; the full union reproduces each of them. */
export const profile = {
  organisations: { national: 1, regional: 80, okrug: 3, territorial: 2_259, primary: 72_127 },
  members: { total: 2_592_079, employed: 1_832_920, students: 498_150, pensioners: 38_546 },
  memberGaps: {
    occupation: 222_463,
    sex: 2_204,
    bornOn: 37_979,
    duesForm: 273_555,
    consentedOn: 400_869,
    workplace: 471_377,
    position: 591_047,
    courseOfStudyAmongStudents: 345_924,
  },
  organisationGaps: {
    duesPercentAmongPrimary: 27_818,
    smallFlagAmongPrimary: 28_784,
    committeeFlagAmongPrimary: 28_002,
    chair: 5_981,
    employer: 4_234,
    // Of those who have an employer: the figures of the report fit together in no other way.
    employerTaxId: 5_740,
    employerHead: 31_411,
    employerHeadPosition: 3_943,
  },
  cards: { plastic: 1_695_495, virtual: 67_079 },
  bonusParticipants: 303_559,
} as const;

/** Beside the report's members: people whom the register remembers after they have left. */
export const FORMER_MEMBERS = 51_840;

export type Profile = typeof profile;
