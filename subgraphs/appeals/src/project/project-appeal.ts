import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Field, ID, InputType } from "type-graphql";
import { appeals } from "../appeal/appeal.loader.js";
import { AppealNotFound } from "../appeal/appeal-problems.js";
import { handles } from "../appeal/handling.js";
import { Project } from "./project.entity.js";
import { projects } from "./project.loader.js";
import { disposes } from "./known-project.js";
import { ProjectNotFound, ProjectStateDiffers } from "./project-problems.js";
import { ProjectState } from "./project-words.js";

@InputType({ description: "A project and an appeal." })
export abstract class ProjectAppealInput {
  @Field(() => ID, { description: "The project, an open one where you handle appeals or that you lead." })
  projectId!: string;

  @Field(() => ID, { description: "The appeal, one that is yours to handle." })
  appealId!: string;
}

/** The open project, where both it and the appeal are the viewer's to deal with. */
export async function projectAndAppeal(
  { projectId, appealId }: ProjectAppealInput,
  { viewer, load }: Context,
): Promise<Project | ProjectNotFound | ProjectStateDiffers | AppealNotFound> {
  const project = isUuid(projectId) ? await load(projects).load(projectId) : null;
  if (!project || !disposes(viewer, project)) return new ProjectNotFound();
  const appeal = await load(appeals).load(appealId);
  if (!appeal || !handles(viewer, appeal)) return new AppealNotFound();
  return project.state === ProjectState.OPEN ? project : new ProjectStateDiffers(project.state);
}
