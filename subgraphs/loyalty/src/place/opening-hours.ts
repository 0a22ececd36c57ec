import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";

export enum Weekday {
  MONDAY = "MONDAY",
  TUESDAY = "TUESDAY",
  WEDNESDAY = "WEDNESDAY",
  THURSDAY = "THURSDAY",
  FRIDAY = "FRIDAY",
  SATURDAY = "SATURDAY",
  SUNDAY = "SUNDAY",
}

registerEnumType(Weekday, {
  name: "Weekday",
  description: "A day of the week.",
  valuesConfig: {
    MONDAY: { description: "Понедельник." },
    TUESDAY: { description: "Вторник." },
    WEDNESDAY: { description: "Среда." },
    THURSDAY: { description: "Четверг." },
    FRIDAY: { description: "Пятница." },
    SATURDAY: { description: "Суббота." },
    SUNDAY: { description: "Воскресенье." },
  },
});

@ObjectType({ description: "When a place is open, in its own time («часы работы»)." })
export class OpeningHours {
  @Field(() => Weekday, { description: "On which day it opens." })
  weekday!: Weekday;

  @Field(() => String, { description: "From when, as 09:00." })
  from!: string;

  @Field(() => String, {
    description: "Until when, as 18:00; not later than `from` where it is on the next day.",
  })
  until!: string;
}

@InputType({ description: "When a place is open, in its own time." })
export class OpeningHoursInput {
  @Field(() => Weekday, { description: "On which day it opens." })
  weekday!: Weekday;

  @Field(() => String, { description: "From when, as 09:00." })
  from!: string;

  @Field(() => String, {
    description: "Until when, as 18:00; not later than `from` where it is on the next day.",
  })
  until!: string;
}

const DAYS = Object.values(Weekday);
const DAY = 1_440;
const WEEK = 7 * DAY;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes of the week from Monday's midnight, as Postgres keeps them; null where a time is none. */
export function minutesOf(hours: readonly OpeningHours[]): string | null {
  const ranges: string[] = [];
  for (const { weekday, from, until } of hours) {
    const [begin, end] = [minuteOf(from), minuteOf(until)];
    if (begin === null || end === null) return null;
    const start = DAYS.indexOf(weekday) * DAY + begin;
    const stop = start + ((end - begin + DAY - 1) % DAY) + 1;
    ranges.push(`[${start},${Math.min(stop, WEEK)})`);
    if (stop > WEEK) ranges.push(`[0,${stop - WEEK})`);
  }
  return `{${ranges.join(",")}}`;
}

/** The opening hours of such minutes; a night that Sunday begins ends on Monday. */
export function hoursOf(minutes: string): OpeningHours[] {
  const ranges = [...minutes.matchAll(/\[(\d+),(\d+)\)/g)].map(
    ([, from, until]) => [Number(from), Number(until)] as const,
  );
  const [first, last] = [ranges[0], ranges.at(-1)];
  const goesRound = ranges.length > 1 && first?.[0] === 0 && last?.[1] === WEEK && first[1] < DAY;
  return ranges.flatMap(([from, until], place) => {
    if (goesRound && place === 0) return [];
    const end = goesRound && place === ranges.length - 1 ? until + (first?.[1] ?? 0) : until;
    return byDay(from, end);
  });
}

/** What lasts longer than a day opens anew each midnight. */
function byDay(from: number, until: number): OpeningHours[] {
  const spans: OpeningHours[] = [];
  const open = (at: number, end: number) => {
    const weekday = DAYS[Math.floor(at / DAY) % 7] ?? Weekday.MONDAY;
    spans.push(Object.assign(new OpeningHours(), { weekday, from: timeOf(at), until: timeOf(end) }));
  };
  let at = from;
  while (until - at > DAY) {
    const midnight = (Math.floor(at / DAY) + 1) * DAY;
    open(at, midnight);
    at = midnight;
  }
  open(at, until);
  return spans;
}

function minuteOf(time: string): number | null {
  const [, hours, minutes] = TIME.exec(time) ?? [];
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null;
}

function timeOf(minute: number): string {
  const [hours, minutes] = [Math.floor((minute % DAY) / 60), minute % 60];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
