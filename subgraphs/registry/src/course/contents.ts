import type { Subject } from "@angel/kit/subgraph";
import { AdvanceCourses } from "./advance-courses.js";
import { CourseAdvanceOfOrganisation, CourseAdvanceResolver } from "./course-advance.resolver.js";
import { CourseBatch } from "./course-batch.entity.js";
import { UndoCourseBatch } from "./undo-course-batch.js";

/** «Курс +1» on 1 September. */
export const courses: Subject = {
  entities: [CourseBatch],
  resolvers: [CourseAdvanceOfOrganisation, CourseAdvanceResolver, AdvanceCourses, UndoCourseBatch],
};
