import { describe, expect, it } from "@jest/globals";
import { filterOf, wantedTasks } from "./wanted-tasks.js";

const filter = (address: string) => filterOf(wantedTasks(new URLSearchParams(address)));

describe("the tasks an address wants", () => {
  it("are one's own that are open where it says nothing, or nothing that is known", () => {
    const own = { states: ["TO_DO", "IN_HAND"], isMine: true, responsibleId: null };
    for (const address of ["", "tab=nonsense", "tab=toString", "responsible=%3Cb%3E"])
      expect(filter(address)).toEqual(own);
  });

  it("are those of a tab, and of a person", () => {
    expect(filter("tab=overdue&responsible=a-1")).toEqual({
      isOverdue: true,
      states: ["TO_DO", "IN_HAND"],
      responsibleId: "a-1",
    });
    expect(filter("tab=contacts")).toMatchObject({ isContact: true });
    expect(filter("tab=ended")).toMatchObject({ states: ["DONE", "DROPPED"] });
  });
});
