import type { Profile } from "./profile.ts";

/** The report at a part of its size, with sums that agree: for tests. */
export function shrink(
  { organisations, members: people_, memberGaps, organisationGaps, cards, bonusParticipants }: Profile,
  by: number,
): Profile {
  const part = <T extends Record<string, number>>(figures: T): T =>
    Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Math.round(figure / by)])) as T;
  const total = part(people_);
  const gaps = part(memberGaps);
  return {
    organisations: { ...part(organisations), national: 1, regional: 5, okrug: 1, territorial: 20 },
    members: { ...total, employed: total.total - total.students - total.pensioners - gaps.occupation },
    memberGaps: gaps,
    organisationGaps: part(organisationGaps),
    cards: part(cards),
    bonusParticipants: Math.round(bonusParticipants / by),
  } as unknown as Profile;
}
