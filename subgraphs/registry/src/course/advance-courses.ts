import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { keptOrganisation } from "../member/kept-register.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { academicYear, advancingStudents, LAST_SURE_COURSE } from "./advancing-students.js";
import { CourseBatch } from "./course-batch.entity.js";

/** What one deed does at most; the rest is left for the next. */
const MOST_AT_ONCE = 20_000;

@InputType({ description: "Where to put students one course up." })
class AdvanceCoursesInput {
  @Field(() => ID, { description: "The organisation; its students and those below." })
  organisationId!: string;
}

@ObjectType({ description: "The students are one course up." })
class AdvanceCoursesPayload {
  @Field(() => CourseBatch, { description: "What was done; it can be undone." })
  batch: CourseBatch;

  constructor(batch: CourseBatch) {
    this.batch = batch;
  }
}

const AdvanceCoursesResult = createUnionType({
  name: "AdvanceCoursesResult",
  description: "How putting the students up went.",
  types: () => [AdvanceCoursesPayload, OrganisationNotFound] as const,
});

/** The keeper of a register lets 1 September come for its students; nobody is put up twice in a year. */
@Resolver()
export class AdvanceCourses {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => AdvanceCoursesResult, {
    description:
      "Put the students of the first three courses here and below one course up, as of the last 1 September («курс +1»), at most 20,000 at once. Whose course a person has written since is left alone.",
  })
  async advanceCourses(
    @Arg("input", () => AdvanceCoursesInput, { description: "The organisation." }) input: AdvanceCoursesInput,
    @Ctx() context: Context,
  ): Promise<typeof AdvanceCoursesResult> {
    const { em, viewer } = context;
    const organisation = await keptOrganisation(input.organisationId, context);
    if (!organisation) return new OrganisationNotFound();
    const year = academicYear();
    // Of two at once the second finds whom the first has put up.
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`courses of ${year}`]);
    const students = advancingStudents(organisation, year);
    const advanced = await em.execute<{ id: string }[]>(
      `update members set course_of_study = course_of_study + 1
       where course_of_study <= ? and id in (
         select members.id from members where course_of_study <= ? and ${students.sql} order by id limit ? for update)
       returning id`,
      [LAST_SURE_COURSE, LAST_SURE_COURSE, ...students.params, MOST_AT_ONCE],
    );
    const batch = em.create(CourseBatch, {
      organisationId: organisation.node,
      year,
      studentCount: advanced.length,
      advancedById: viewer.accountId ?? "",
    });
    await em.persist(batch).flush();
    await em.execute(
      `insert into course_advances (member_id, batch_id, year, was)
       select members.id, ?, ?, course_of_study - 1 from members
       where members.id in (select value::uuid from json_array_elements_text(?::json))`,
      [batch.id, year, JSON.stringify(advanced.map(({ id }) => id))],
    );
    return new AdvanceCoursesPayload(batch);
  }
}
