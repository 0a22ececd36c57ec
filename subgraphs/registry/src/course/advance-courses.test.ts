import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { registry } from "../subgraph.js";
import { chairOf, organisationId, person, type Place, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Preview = `query P($id: ID!) { organisation(id: $id) { courseAdvance { year readyCount undecidedCount
  batches { year studentCount advancedBy { id } undoneBy { id } } } } }`;
const Advance = `mutation A($input: AdvanceCoursesInput!) { advanceCourses(input: $input) { __typename
  ... on AdvanceCoursesPayload { batch { id year studentCount } } } }`;
const Undo = `mutation U($input: UndoCourseBatchInput!) { undoCourseBatch(input: $input) { __typename
  ... on UndoCourseBatchPayload { returnedCount } } }`;

const [year = 0, month = 1] = today().split("-").map(Number);
const academicYear = month >= 9 ? year : year - 1;

/** A student as the register knew them before 1 September. */
async function student(place: Place, course: number, joinedOn = `${academicYear - 1}-09-10`) {
  const id = await register(app, place, { occupation: "STUDENT", joinedOn });
  await app.sql("update registry.members set course_of_study = $2 where id = $1", [id, course]);
  await app.sql("delete from registry.changes where row_key = $1", [id]);
  return id;
}

async function courseOf(id: string): Promise<number> {
  const [row] = await app.sql<{ course: number }>(
    "select course_of_study as course from registry.members where id = $1",
    [id],
  );
  return row?.course ?? 0;
}

const advance = async (place: Place) =>
  (await chairOf(app, place).run(Advance, { input: { organisationId: organisationId(place) } }))
    .advanceCourses;

describe("putting students one course up", () => {
  it("shows what it would do, does it once a year, and leaves who may have finished to a person", async () => {
    const [first, third, fourth] = [
      await student("university", 1),
      await student("university", 3),
      await student("university", 4),
    ];
    const fresh = await student("university", 1, `${academicYear}-09-02`);
    const elsewhere = await student("plant", 1);
    const chair = chairOf(app, "university");
    const preview = async () =>
      (await chair.run(Preview, { id: organisationId("university") })).organisation.courseAdvance;

    expect(await preview()).toEqual({ year: academicYear, readyCount: 2, undecidedCount: 1, batches: [] });
    expect(await advance("university")).toMatchObject({ batch: { year: academicYear, studentCount: 2 } });
    expect(await Promise.all([first, third, fourth, fresh, elsewhere].map(courseOf))).toEqual([
      2, 4, 4, 1, 1,
    ]);
    expect(await preview()).toMatchObject({
      readyCount: 0,
      undecidedCount: 1,
      batches: [{ studentCount: 2 }],
    });
    expect(await advance("university")).toMatchObject({ batch: { studentCount: 0 } });
  });

  it("puts up once by two keepers at the same moment", async () => {
    await student("harbour", 1);
    const both = await Promise.all([advance("harbour"), advance("harbour")]);
    const counts: number[] = both.map(({ batch }) => batch.studentCount);
    expect(counts.toSorted((one, other) => one - other)).toEqual([0, 1]);
  });

  it("leaves alone whose course a person has written since", async () => {
    const written = await student("harbour", 2);
    await app.sql("update registry.members set course_of_study = 3 where id = $1", [written]);
    expect(await advance("harbour")).toMatchObject({ batch: { studentCount: 0 } });
    expect(await courseOf(written)).toBe(3);
  });

  it("is undone whole, but for what a person has written since, and can be done anew", async () => {
    const [kept, changed] = [await student("camp", 1), await student("camp", 2)];
    const { batch } = await advance("camp");
    await app.sql("update registry.members set course_of_study = 1 where id = $1", [changed]);
    const undo = (who = chairOf(app, "camp")) => who.run(Undo, { input: { batchId: batch.id } });
    expect(await undo(chairOf(app, "plant"))).toEqual({
      undoCourseBatch: { __typename: "CourseBatchNotFound" },
    });
    expect(await undo()).toMatchObject({ undoCourseBatch: { returnedCount: 1 } });
    expect([await courseOf(kept), await courseOf(changed)]).toEqual([1, 1]);
    expect(await undo()).toEqual({ undoCourseBatch: { __typename: "CourseBatchNotFound" } });
    expect(await advance("camp")).toMatchObject({ batch: { studentCount: 1 } });
    expect([await courseOf(kept), await courseOf(changed)]).toEqual([2, 1]);
  });

  it("is for those who keep the register", async () => {
    const input = { organisationId: organisationId("school") };
    expect(await chairOf(app, "plant").run(Advance, { input })).toEqual({
      advanceCourses: { __typename: "OrganisationNotFound" },
    });
    expect(await person(app, Role.OPERATOR, "union").refusal(Advance, { input })).toBe("FORBIDDEN");
    expect(await chairOf(app, "plant").run(Preview, { id: organisationId("school") })).toEqual({
      organisation: { courseAdvance: null },
    });
  });
});
