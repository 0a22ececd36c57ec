import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { faultOfColleague, notTheirs } from "../colleague/colleague.loader.js";
import { knownProject, ProjectPayload } from "./known-project.js";
import { Project } from "./project.entity.js";
import { faultsOfProject, ProjectInput, wordsIn } from "./project-input.js";
import { sealWords } from "./project.loader.js";
import { ProjectChangedMeanwhile, ProjectNotFound, ProjectStateDiffers } from "./project-problems.js";

@InputType({
  description:
    "What a project says from now on; the words and the end are taken away where they are left out.",
})
class ChangeProjectInput extends ProjectInput {
  @Field(() => ID, { description: "The project." })
  projectId!: string;

  @Field(() => Int, {
    description: "Its `version` as it was read: what has changed since is not overwritten.",
  })
  version!: number;
}

@ObjectType({ description: "The project is changed." })
class ChangeProjectPayload extends ProjectPayload {}

const ChangeProjectResult = createUnionType({
  name: "ChangeProjectResult",
  description: "Whether the project is changed.",
  types: () =>
    [
      ChangeProjectPayload,
      ProjectNotFound,
      ProjectStateDiffers,
      ProjectChangedMeanwhile,
      InvalidInput,
    ] as const,
});

/** A project gets other words, other days, or another lead. */
@Resolver()
export class ChangeProject {
  @Mutation(() => ChangeProjectResult, {
    description:
      "Change an open project («изменить проект»), where you handle appeals or that you lead. Who leads it and its first day stay where they are left out.",
  })
  @May(Permission.HANDLE_APPEALS)
  async changeProject(
    @Arg("input", () => ChangeProjectInput, { description: "The project as it is to be." })
    input: ChangeProjectInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeProjectResult> {
    const project = await knownProject(input, context);
    if (!(project instanceof Project)) return project;
    const leadId = input.leadId?.toLowerCase() ?? project.leadId;
    const beginsOn = input.beginsOn ?? project.beginsOn;
    const home = { path: project.organisationPath };
    const faults = [
      ...faultsOfProject(input, beginsOn),
      leadId === project.leadId ? null : await faultOfLead(leadId, home, context),
    ].filter((fault) => fault !== null);
    if (faults.length > 0) return new InvalidInput(faults);
    project.leadId = leadId;
    project.beginsOn = beginsOn;
    project.endsOn = input.endsOn ?? null;
    project.sealed = sealWords(project.id, wordsIn(input), context);
    project.version += 1;
    return new ChangeProjectPayload(project);
  }
}

/** Who leads it by being asked to does not ask another. */
async function faultOfLead(leadId: string, home: { path: string }, context: Context) {
  return context.viewer.may(Permission.HANDLE_APPEALS, home.path)
    ? faultOfColleague("leadId", leadId, home, context)
    : notTheirs("leadId");
}
