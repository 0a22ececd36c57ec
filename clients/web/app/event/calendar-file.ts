/** An event as it goes into somebody's own calendar. */
export interface CalendarEvent {
  /** The same for every file of one event, so that a later file changes the entry and adds none. */
  readonly id: string;
  /** Greater with every change. */
  readonly revision: number;
  readonly isCancelled: boolean;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  /** Where the event is read. */
  readonly address: string;
}

/** A file that calendars take (RFC 5545), true as of a moment. */
export function calendarFileOf(event: CalendarEvent, at: Date): string {
  const { startsAt, endsAt } = event;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Electronic Angel//Events//RU",
    "BEGIN:VEVENT",
    `UID:${textOf(event.id)}`,
    `SEQUENCE:${event.revision}`,
    `DTSTAMP:${utc(at)}`,
    `DTSTART:${utc(new Date(startsAt))}`,
    // An event that ends as it begins has no end here.
    ...(endsAt !== null && Date.parse(endsAt) > Date.parse(startsAt)
      ? [`DTEND:${utc(new Date(endsAt))}`]
      : []),
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${textOf(event.title)}`,
    ...(event.place ? [`LOCATION:${textOf(event.place)}`] : []),
    ...(event.description ? [`DESCRIPTION:${textOf(event.description)}`] : []),
    `URL:${event.address}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function utc(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d+/g, "");
}

/** Text as the value of a property: what would end it or part it is written otherwise, and what may not stand there is left out. */
function textOf(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .replace(/[\\;,]/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`);
}

const LINE_OCTETS = 75;
const encoder = new TextEncoder();

/** A long line goes on in the next ones, which begin with a space; no letter is cut in two. */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > LINE_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return folded;
}
