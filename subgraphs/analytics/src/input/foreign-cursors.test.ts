import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { cursorOf, type Key } from "@angel/kit/connection";
import { testSubgraph } from "@angel/kit/testing";
import { analytics } from "../subgraph.js";
import { TestMonitorings } from "../testing/monitorings.js";
import { TestStatistics } from "../testing/statistics.js";
import { idOf, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
let monitoringId: string;
beforeAll(async () => {
  union = await TestUnion.found(app);
  await TestStatistics.lay(app);
  monitoringId = await new TestMonitorings(union).idOf("union", [{ text: "Сколько?" }]);
});

/** Keys of no list: of a wrong length, of other kinds, and such as no column holds. */
const FOREIGN: Key[] = [
  [],
  ["x"],
  [null],
  [1.5],
  [2 ** 40],
  [idOf("school"), 1_000_000],
  ["x", 7],
  ["\0", idOf("school")],
  [1, 2, 3],
];

describe("a cursor of another list", () => {
  it.each([
    ["chairTasks(after: $after) { nodes { field } }"],
    ["completenessReport { children(field: SEX, after: $after) { nodes { organisation { id } } } }"],
    ["troubleAlerts(after: $after) { nodes { id } }"],
    ["monitorings(after: $after) { nodes { id } }"],
    ["monitoringSheets(after: $after) { nodes { submission { version } } }"],
    ["monitoringSheet(id: $id) { submissions(after: $after) { nodes { version } } }"],
    ["monitoringSummary(id: $id) { sheets(after: $after) { nodes { organisation { id } } } }"],
    ["statisticalReports(after: $after) { nodes { id } }"],
    ["missingStatisticalReports(year: 2026, after: $after) { nodes { organisation { id } } }"],
    ["statisticalForm(year: 2026) { rows { members(after: $after) { nodes { member { id } } } } }"],
    ["statisticalForm(year: 2026) { rows { organisations(after: $after) { nodes { value } } } }"],
    ["reportExports(after: $after) { nodes { id } }", Role.ADMINISTRATOR],
  ])("is refused at %s", async (fields, role = Role.STAFF) => {
    const id = fields.includes("$id") ? "$id: ID!, " : "";
    const query = `query A(${id}$of: [_Any!]!, $after: String!) { _entities(representations: $of) {
      ... on Organisation { ${fields} } } }`;
    const variables = { of: [union.reference("school")], ...(id && { id: monitoringId }) };
    const refusals = await Promise.all(
      FOREIGN.map((key) =>
        union.person(role, "union").refusal(query, { ...variables, after: cursorOf(key) }),
      ),
    );
    expect(refusals).toEqual(FOREIGN.map(() => "BAD_USER_INPUT"));
  });
});
