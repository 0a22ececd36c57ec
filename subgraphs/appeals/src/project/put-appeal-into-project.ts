import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { AppealNotFound } from "../appeal/appeal-problems.js";
import { ProjectPayload } from "./known-project.js";
import { Project } from "./project.entity.js";
import { projectAndAppeal, ProjectAppealInput } from "./project-appeal.js";
import { ProjectNotFound, ProjectStateDiffers } from "./project-problems.js";

@InputType({ description: "Which appeal goes into which project." })
class PutAppealIntoProjectInput extends ProjectAppealInput {}

@ObjectType({ description: "The appeal is in the project." })
class PutAppealIntoProjectPayload extends ProjectPayload {}

const PutAppealIntoProjectResult = createUnionType({
  name: "PutAppealIntoProjectResult",
  description: "Whether the appeal is in the project.",
  types: () => [PutAppealIntoProjectPayload, ProjectNotFound, ProjectStateDiffers, AppealNotFound] as const,
});

/** An appeal becomes part of a project, and those who handle it see the project. */
@Resolver()
export class PutAppealIntoProject {
  @Mutation(() => PutAppealIntoProjectResult, {
    description:
      "Put an appeal into a project («включить в проект»); it may be in several. Once more changes nothing.",
  })
  @May(Permission.HANDLE_APPEALS)
  async putAppealIntoProject(
    @Arg("input", () => PutAppealIntoProjectInput, { description: "The project and the appeal." })
    input: PutAppealIntoProjectInput,
    @Ctx() context: Context,
  ): Promise<typeof PutAppealIntoProjectResult> {
    const project = await projectAndAppeal(input, context);
    if (!(project instanceof Project)) return project;
    await context.em.execute(
      "insert into project_appeals (project_id, appeal_id, put_by) values (?, ?, ?) on conflict do nothing",
      [project.id, input.appealId, context.viewer.accountId],
    );
    return new PutAppealIntoProjectPayload(project);
  }
}
