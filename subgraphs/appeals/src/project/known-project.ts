import { Permission, type Viewer } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Project } from "./project.entity.js";
import { ProjectChangedMeanwhile, ProjectNotFound, ProjectStateDiffers } from "./project-problems.js";
import { ProjectState } from "./project-words.js";

@InputType({ description: "What every deed with a project names." })
export abstract class KnownProjectInput {
  @Field(() => ID, { description: "The project." })
  projectId!: string;

  @Field(() => Int, {
    description: "Its `version` as it was read: what has changed since is not overwritten.",
  })
  version!: number;
}

@ObjectType({ description: "The deed is done." })
export abstract class ProjectPayload {
  constructor(project: Project) {
    this.project = project;
  }

  @Field(() => Project, { description: "The project." })
  project: Project;
}

/** Those dispose of a project who handle appeals where it stands, and who leads it. */
export function disposes(viewer: Viewer, { organisationPath, leadId }: Project): boolean {
  return (
    viewer.may(Permission.HANDLE_APPEALS, organisationPath) ||
    (viewer.may(Permission.HANDLE_APPEALS) && leadId === viewer.accountId)
  );
}

/** A project for a deed, locked: of two the second sees what the first did. */
export async function knownProject(
  { projectId, version }: KnownProjectInput,
  { em, viewer }: Context,
  from: readonly ProjectState[] = [ProjectState.OPEN],
): Promise<Project | ProjectNotFound | ProjectStateDiffers | ProjectChangedMeanwhile> {
  const project = isUuid(projectId)
    ? await em.findOne(Project, { id: projectId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  if (!project || !disposes(viewer, project)) return new ProjectNotFound();
  if (project.version !== version) return new ProjectChangedMeanwhile(project);
  return from.includes(project.state) ? project : new ProjectStateDiffers(project.state);
}

/** Whether a project is open, seen or not; one that is stays so until the end of the transaction. */
export async function holdOpen(projectId: string, { em }: Context): Promise<boolean> {
  const [held] = await em.execute<{ open: boolean | null }[]>("select hold_open(?) as open", [projectId]);
  return held?.open === true;
}
