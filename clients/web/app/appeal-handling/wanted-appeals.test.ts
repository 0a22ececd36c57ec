import { describe, expect, it } from "@jest/globals";
import { filterOf, isNarrowed, wantedAppeals } from "./wanted-appeals.js";

const wanted = (search: string) => wantedAppeals(new URLSearchParams(search));

describe("the appeals that an address wants", () => {
  it("are the new ones, where it says nothing or nonsense", () => {
    const filter = {
      states: ["REGISTERED", "PASSED_ON"],
      kind: null,
      topicCode: null,
      isOverdue: null,
      isMine: null,
    };
    expect(filterOf(wanted(""))).toEqual(filter);
    expect(filterOf(wanted("state=toString&kind=war"))).toEqual(filter);
    expect(isNarrowed(wanted("state=closed"))).toBe(false);
  });

  it("are told apart by kind, topic, term and who took them on", () => {
    const asked = wanted("state=all&kind=violation&topic=WAGES&overdue=1&mine=1");
    expect(filterOf(asked)).toEqual({
      states: null,
      kind: "VIOLATION",
      topicCode: "WAGES",
      isOverdue: true,
      isMine: true,
    });
    expect(isNarrowed(asked)).toBe(true);
  });
});
