import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { faultOfReason } from "../request/word.js";
import { knownProject, KnownProjectInput, ProjectPayload } from "./known-project.js";
import { Project } from "./project.entity.js";
import { sealWords, wordsOf } from "./project.loader.js";
import {
  ProjectChangedMeanwhile,
  ProjectHasOpenTasks,
  ProjectNotFound,
  ProjectStateDiffers,
} from "./project-problems.js";
import { ProjectState } from "./project-words.js";

@InputType({ description: "With what a project ends." })
class CloseProjectInput extends KnownProjectInput {
  @Field(() => Boolean, {
    description: "Whether its aim is reached («завершён»); else it is given up («прекращён»).",
  })
  isDone!: boolean;

  @Field(() => String, {
    description: "What came of it, or why it is given up, 1 to 5,000 characters («Итог»).",
  })
  outcome!: string;
}

@ObjectType({ description: "The project is closed." })
class CloseProjectPayload extends ProjectPayload {}

const CloseProjectResult = createUnionType({
  name: "CloseProjectResult",
  description: "Whether the project is closed.",
  types: () =>
    [
      CloseProjectPayload,
      ProjectNotFound,
      ProjectStateDiffers,
      ProjectChangedMeanwhile,
      ProjectHasOpenTasks,
      InvalidInput,
    ] as const,
});

/** A project ends, once nothing in it is left to do. */
@Resolver()
export class CloseProject {
  @Mutation(() => CloseProjectResult, {
    description:
      "Close a project as done or as given up («завершить», «прекратить проект»), where you handle appeals or that you lead; none of its tasks may be open, also none that is not yours to see.",
  })
  @May(Permission.HANDLE_APPEALS)
  async closeProject(
    @Arg("input", () => CloseProjectInput, { description: "The project and its end." })
    input: CloseProjectInput,
    @Ctx() context: Context,
  ): Promise<typeof CloseProjectResult> {
    const outcome = tidy(input.outcome);
    const fault = faultOfReason("outcome", outcome);
    if (fault) return new InvalidInput([fault]);
    const project = await knownProject(input, context);
    if (!(project instanceof Project)) return project;
    const [open] = await context.em.execute<{ count: number }[]>("select count_open_tasks(?) as count", [
      project.id,
    ]);
    if (open && open.count > 0) return new ProjectHasOpenTasks(open.count);
    const words = wordsOf(project, context);
    project.state = input.isDone ? ProjectState.DONE : ProjectState.DROPPED;
    project.closedAt = new Date();
    project.sealed = sealWords(project.id, { title: "", aim: null, ...words, outcome }, context);
    project.version += 1;
    return new CloseProjectPayload(project);
  }
}
