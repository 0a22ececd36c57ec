import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type CalendarEvent, calendarFileOf } from "./calendar-file.js";

const excursion: CalendarEvent = {
  id: "0199a7c2-6b1e-7c2a-9f52-3f0f3f6d1a20",
  revision: 3,
  isCancelled: false,
  startsAt: "2026-12-01T15:00:00.000Z",
  endsAt: "2026-12-01T17:30:00.000Z",
  title: "Экскурсия",
  place: "Музей завода",
  description: "Встречаемся у проходной.",
  address: "https://angel.example/events/0199a7c2-6b1e-7c2a-9f52-3f0f3f6d1a20",
};
const at = new Date("2026-11-23T06:07:08.901Z");

describe("the file of an event for calendars", () => {
  it("says what the RFC asks for, a property a line, with moments in UTC", () => {
    expect(calendarFileOf(excursion, at).split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Electronic Angel//Events//RU",
      "BEGIN:VEVENT",
      `UID:${excursion.id}`,
      "SEQUENCE:3",
      "DTSTAMP:20261123T060708Z",
      "DTSTART:20261201T150000Z",
      "DTEND:20261201T173000Z",
      "STATUS:CONFIRMED",
      "SUMMARY:Экскурсия",
      "LOCATION:Музей завода",
      "DESCRIPTION:Встречаемся у проходной.",
      "URL:https://angel.example/events/0199a7c2-6b1e-7c2a-9f52-3f0f3f6d1a20",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("says of a cancelled event that it is, under the same name and a later number", () => {
    const cancelled = propertiesOf({ ...excursion, isCancelled: true, revision: 4 });
    expect(cancelled).toMatchObject({ UID: excursion.id, SEQUENCE: "4", STATUS: "CANCELLED" });
  });

  it("leaves out what is not said, and an end that is none", () => {
    const bare = { ...excursion, endsAt: null, place: "", description: "" };
    const names = Object.keys(propertiesOf(bare));
    for (const name of ["DTEND", "LOCATION", "DESCRIPTION"]) expect(names).not.toContain(name);
    expect(propertiesOf({ ...excursion, endsAt: excursion.startsAt })).not.toHaveProperty("DTEND");
  });

  it("keeps text in its property, whatever is written in it", () => {
    const description = "Один; два, три\\четыре\r\nEND:VEVENT\rпять\u0000\u0007\tшесть";
    expect(propertiesOf({ ...excursion, description })["DESCRIPTION"]).toBe(
      String.raw`Один\; два\, три\\четыре\nEND:VEVENT\nпять` + "\tшесть",
    );
  });

  it("goes on in the next line after 75 octets, and no earlier", () => {
    const lengths = (title: string) =>
      calendarFileOf({ ...excursion, title }, at)
        .split("\r\n")
        .filter((line) => /^(SUMMARY:| )/.test(line))
        .map((line) => line.length);
    expect(lengths("a".repeat(67))).toEqual([75]);
    expect(lengths("a".repeat(68))).toEqual([75, 2]);
    expect(lengths("a".repeat(67 + 74 + 1))).toEqual([75, 75, 2]);
  });

  it("cuts no letter in two, and loses nothing of what it folds", () => {
    const letters = fc.constantFrom("a", "ж", "№", "𝔸", "👩‍🏫", " ", "\n", ";", "\\");
    const text = fc.array(letters, { maxLength: 300 }).map((all) => all.join(""));
    fc.assert(
      fc.property(text, (title) => {
        const file = Buffer.from(calendarFileOf({ ...excursion, title }, at));
        for (const line of linesOf(file)) {
          expect(line.length).toBeLessThanOrEqual(75);
          expect(Buffer.from(line.toString("utf8")).equals(line)).toBe(true);
        }
        expect(readText(propertiesOf({ ...excursion, title })["SUMMARY"] ?? "")).toBe(title);
      }),
    );
  });
});

/** The lines as they are sent, in octets. */
function linesOf(file: Buffer): Buffer[] {
  // Latin letters stand for octets one to one.
  return file
    .toString("latin1")
    .split("\r\n")
    .map((line) => Buffer.from(line, "latin1"));
}

function propertiesOf(event: CalendarEvent): Record<string, string> {
  const lines = calendarFileOf(event, at).replaceAll("\r\n ", "").split("\r\n").filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
}

/** As calendars read text. */
function readText(value: string): string {
  return value.replace(/\\(.)/g, (_, letter: string) => (letter === "n" ? "\n" : letter));
}
