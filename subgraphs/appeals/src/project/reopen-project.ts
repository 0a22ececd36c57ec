import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { knownProject, KnownProjectInput, ProjectPayload } from "./known-project.js";
import { Project } from "./project.entity.js";
import { ProjectChangedMeanwhile, ProjectNotFound, ProjectStateDiffers } from "./project-problems.js";
import { ProjectState } from "./project-words.js";

@InputType({ description: "Which project to open again." })
class ReopenProjectInput extends KnownProjectInput {}

@ObjectType({ description: "The project is open again." })
class ReopenProjectPayload extends ProjectPayload {}

const ReopenProjectResult = createUnionType({
  name: "ReopenProjectResult",
  description: "Whether the project is open again.",
  types: () => [ReopenProjectPayload, ProjectNotFound, ProjectStateDiffers, ProjectChangedMeanwhile] as const,
});

/** A project that was closed goes on. */
@Resolver()
export class ReopenProject {
  @Mutation(() => ReopenProjectResult, {
    description:
      "Open a closed project again («возобновить проект»), where you handle appeals or that you lead. What it ended with stays until it ends anew.",
  })
  @May(Permission.HANDLE_APPEALS)
  async reopenProject(
    @Arg("input", () => ReopenProjectInput, { description: "The project." }) input: ReopenProjectInput,
    @Ctx() context: Context,
  ): Promise<typeof ReopenProjectResult> {
    const project = await knownProject(input, context, [ProjectState.DONE, ProjectState.DROPPED]);
    if (!(project instanceof Project)) return project;
    project.state = ProjectState.OPEN;
    project.closedAt = null;
    project.version += 1;
    return new ReopenProjectPayload(project);
  }
}
