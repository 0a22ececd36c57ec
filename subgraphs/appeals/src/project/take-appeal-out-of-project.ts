import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { AppealNotFound } from "../appeal/appeal-problems.js";
import { ProjectPayload } from "./known-project.js";
import { Project } from "./project.entity.js";
import { projectAndAppeal, ProjectAppealInput } from "./project-appeal.js";
import { ProjectNotFound, ProjectStateDiffers } from "./project-problems.js";

@InputType({ description: "Which appeal goes out of which project." })
class TakeAppealOutOfProjectInput extends ProjectAppealInput {}

@ObjectType({ description: "The appeal is not in the project." })
class TakeAppealOutOfProjectPayload extends ProjectPayload {}

const TakeAppealOutOfProjectResult = createUnionType({
  name: "TakeAppealOutOfProjectResult",
  description: "Whether the appeal is out of the project.",
  types: () => [TakeAppealOutOfProjectPayload, ProjectNotFound, ProjectStateDiffers, AppealNotFound] as const,
});

/** An appeal is no part of a project any more. */
@Resolver()
export class TakeAppealOutOfProject {
  @Mutation(() => TakeAppealOutOfProjectResult, {
    description: "Take an appeal out of a project («исключить из проекта»). Once more changes nothing.",
  })
  @May(Permission.HANDLE_APPEALS)
  async takeAppealOutOfProject(
    @Arg("input", () => TakeAppealOutOfProjectInput, { description: "The project and the appeal." })
    input: TakeAppealOutOfProjectInput,
    @Ctx() context: Context,
  ): Promise<typeof TakeAppealOutOfProjectResult> {
    const project = await projectAndAppeal(input, context);
    if (!(project instanceof Project)) return project;
    await context.em.execute("delete from project_appeals where project_id = ? and appeal_id = ?", [
      project.id,
      input.appealId,
    ]);
    return new TakeAppealOutOfProjectPayload(project);
  }
}
