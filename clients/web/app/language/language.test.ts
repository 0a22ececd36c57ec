import { describe, expect, it } from "@jest/globals";
import { annualReport } from "./annual-report.js";
import { appraisal } from "./appraisal.js";
import { appealAnalysis } from "./appeal-analysis.js";
import { appealCall } from "./appeal-call.js";
import { appealDeeds } from "./appeal-deeds.js";
import { appealFacts } from "./appeal-facts.js";
import { appealFields } from "./appeal-fields.js";
import { appealHandling } from "./appeal-handling.js";
import { appeal } from "./appeal.js";
import { appealQueue } from "./appeal-queue.js";
import { hotlineHours } from "./hotline-hours.js";
import { hotline } from "./hotline.js";
import { appeals } from "./appeals.js";
import { bodies } from "./bodies.js";
import { cardOrders } from "./card-orders.js";
import { cardSystem } from "./card-system.js";
import { charts } from "./charts.js";
import { completeness } from "./completeness.js";
import { elections } from "./elections.js";
import { en } from "./en.js";
import { events } from "./events.js";
import { count, formatDay, formatMoment } from "./format.js";
import { handling } from "./handling.js";
import { hidden } from "./hidden.js";
import { insurance } from "./insurance.js";
import { join } from "./join.js";
import { letters } from "./letters.js";
import { localeOf, pathIn, translatePath } from "./locale.js";
import { memberCardEntries } from "./member-card-entries.js";
import { memberCardPerson } from "./member-card-person.js";
import { memberCardRecord } from "./member-card-record.js";
import { mailings } from "./mailings.js";
import { meetings } from "./meetings.js";
import { memberCard } from "./member-card.js";
import { monitorings } from "./monitorings.js";
import { organisationData } from "./organisation-data.js";
import { ownData } from "./own-data.js";
import { passport } from "./passport.js";
import { projects } from "./projects.js";
import { period } from "./period.js";
import { register } from "./register.js";
import { reports } from "./reports.js";
import { ru } from "./ru.js";
import { secondFactor } from "./second-factor.js";
import { shares } from "./shares.js";
import { statistics } from "./statistics.js";
import { structureDeeds } from "./structure-deeds.js";
import { structure } from "./structure.js";
import { surveys } from "./surveys.js";
import { tasks } from "./tasks.js";
import { verification } from "./verification.js";
import { ways } from "./ways.js";

describe("addresses", () => {
  it("keep Russian without a prefix and English below /en", () => {
    expect(
      ["/", "/search?q=a", "/?branch=1#tree", "/organisations/1#comments"].map((path) => pathIn("en", path)),
    ).toEqual(["/en", "/en/search?q=a", "/en?branch=1#tree", "/en/organisations/1#comments"]);
    expect(pathIn("ru", "/search")).toBe("/search");
  });

  it("say which language they are in", () => {
    expect(["/", "/en", "/en/search", "/english", "/organisations/en"].map(localeOf)).toEqual([
      "ru",
      "en",
      "en",
      "ru",
      "ru",
    ]);
  });

  it("lead to the same page in the other language and back", () => {
    for (const path of ["/", "/search?q=a", "/articles/1#comments", "/?branch=1"]) {
      const english = translatePath(path, "en");
      expect(localeOf(new URL(english, "http://a").pathname)).toBe("en");
      expect(translatePath(english, "ru")).toBe(path);
      expect(translatePath(english, "en")).toBe(english);
    }
  });
});

describe("words", () => {
  it("take the form that the number wants", () => {
    const said = [0, 1, 2, 5, 11, 21, 104, 1112].map(ru.comment.counted);
    expect(said.map((words) => words.replace(/\s/gu, " "))).toEqual([
      "0 комментариев",
      "1 комментарий",
      "2 комментария",
      "5 комментариев",
      "11 комментариев",
      "21 комментарий",
      "104 комментария",
      "1 112 комментариев",
    ]);
    expect([1, 2].map(en.comment.counted)).toEqual(["1 comment", "2 comments"]);
    expect(count("en", 1, { other: "fish" })).toBe("1 fish");
  });

  it("name days and moments in one time zone for all readers", () => {
    expect(formatDay("ru", "2026-11-20T22:30:00Z")).toBe("21 ноября 2026");
    expect(formatDay("en", "2026-11-20T22:30:00Z")).toBe("21 November 2026");
    expect(formatMoment("ru", "2026-11-20T22:30:00Z")).toMatch(/^21 ноября 2026.* 01:30$/);
    expect(formatDay("ru", "no day")).toBe("no day");
  });

  it("say how appeals grew in the right form", () => {
    expect([0.4, 1.02, 1.6, 4, 5, 21].map((growth) => appealHandling.ru.grew(growth))).toEqual([
      "снизилось до 40 %",
      "без изменений",
      "выросло в 1,6 раза",
      "выросло в 4 раза",
      "выросло в 5 раз",
      "выросло в 21 раз",
    ]);
  });

  it("say of a number that is hidden no more than that", () => {
    expect(mailings.ru.short(null, 500)).toBe("получили: не показано, прочитали: 500");
    expect(mailings.en.short(7, null)).toBe("received: 7, read: not shown");
  });

  it.each([
    { ru, en },
    annualReport,
    appraisal,
    appeal,
    appealAnalysis,
    appealCall,
    appealDeeds,
    appealFacts,
    appealFields,
    appealHandling,
    appealQueue,
    hotline,
    hotlineHours,
    appeals,
    bodies,
    cardOrders,
    cardSystem,
    charts,
    completeness,
    elections,
    events,
    handling,
    hidden,
    insurance,
    join,
    letters,
    mailings,
    meetings,
    memberCard,
    memberCardEntries,
    memberCardPerson,
    memberCardRecord,
    monitorings,
    organisationData,
    ownData,
    passport,
    projects,
    period,
    register,
    secondFactor,
    reports,
    shares,
    statistics,
    structure,
    structureDeeds,
    surveys,
    tasks,
    verification,
    ways,
  ])("are there in both languages", ({ ru, en }) => {
    expect(namesIn(en)).toEqual(namesIn(ru));
    for (const [name, value] of leavesOf(en)) {
      if (typeof value === "string") expect([name, value.trim()]).not.toEqual([name, ""]);
      // What a reader sees in English has no Russian left in it, but for the switch of languages.
      if (typeof value === "string" && !name.startsWith("language.")) expect(value).not.toMatch(/[а-яё]/i);
    }
  });
});

function namesIn(dictionary: object): string[] {
  return leavesOf(dictionary).map(([name, value]) => `${name}: ${typeof value}`);
}

function leavesOf(value: object, above = ""): [string, unknown][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, unknown][] =>
    typeof inner === "object" && inner !== null
      ? leavesOf(inner, `${above}${key}.`)
      : [[`${above}${key}`, inner]],
  );
}
