import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { academicYear, countAdvancing } from "./advancing-students.js";
import { CourseBatch } from "./course-batch.entity.js";

@ObjectType({
  description:
    "What putting students one course up would do in an organisation and below, and what it has done.",
})
class CourseAdvance {
  organisation!: Organisation;

  @Field(() => Int, { description: "The year on whose 1 September they came to the next course." })
  year!: number;

  @Field(() => Int, { description: "How many students of the first three courses would be put up." })
  readyCount!: number;

  @Field(() => Int, { description: "How many of later courses may have finished, and wait for a person." })
  undecidedCount!: number;
}

@Resolver(() => CourseAdvance)
export class CourseAdvanceResolver {
  @FieldResolver(() => [CourseBatch], { description: "What was done here, the last first, at most twenty." })
  batches(@Root() { organisation }: CourseAdvance, @Ctx() { em }: Context): Promise<CourseBatch[]> {
    return em.find(
      CourseBatch,
      { organisationId: organisation.node },
      { orderBy: { id: "desc" }, limit: 20 },
    );
  }
}

@Resolver(() => Organisation)
export class CourseAdvanceOfOrganisation {
  @May(Permission.KEEP_REGISTER, ({ path }: Organisation) => path)
  @FieldResolver(() => CourseAdvance, {
    nullable: true,
    description:
      "What `advanceCourses` would do here and below, before it is done; null when its register is not yours to keep.",
  })
  async courseAdvance(@Root() organisation: Organisation, @Ctx() context: Context): Promise<CourseAdvance> {
    const counts = await countAdvancing(organisation, context);
    return Object.assign(new CourseAdvance(), { organisation, year: academicYear(), ...counts });
  }
}
