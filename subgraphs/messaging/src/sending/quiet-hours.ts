const MOSCOW = "Europe/Moscow";
const EVENING = 22;
const MORNING = 8;
const HOUR_MS = 3_600_000;

/** When a person may be disturbed: now, or the coming morning of where they are. */
export function nextWaking(now: Date, timeZone: string | null): Date {
  const { hour, minute } = clockOf(now, timeZone ?? MOSCOW);
  if (hour >= MORNING && hour < EVENING) return now;
  const hours = (MORNING - hour + 24) % 24;
  const minuteBegins = Math.floor(now.getTime() / 60_000) * 60_000;
  return new Date(minuteBegins + hours * HOUR_MS - minute * 60_000);
}

const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function clockOf(now: Date, timeZone: string): { hour: number; minute: number } {
  let clock = CLOCKS.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    CLOCKS.set(timeZone, clock);
  }
  const [hour = 0, minute = 0] = clock.format(now).split(":").map(Number);
  return { hour, minute };
}
