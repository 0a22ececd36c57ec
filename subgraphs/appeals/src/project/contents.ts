import type { Subject } from "@angel/kit/subgraph";
import { ChangeProject } from "./change-project.js";
import { CloseProject } from "./close-project.js";
import { CreateProject } from "./create-project.js";
import { Project } from "./project.entity.js";
import { projects } from "./project.loader.js";
import { ProjectResolver, ProjectsOfAppeal, ProjectsOfOrganisation } from "./project.resolver.js";
import { PutAppealIntoProject } from "./put-appeal-into-project.js";
import { ReopenProject } from "./reopen-project.js";
import { TakeAppealOutOfProject } from "./take-appeal-out-of-project.js";

export const projectContents: Subject = {
  entities: [Project],
  resolvers: [
    ProjectResolver,
    ProjectsOfOrganisation,
    ProjectsOfAppeal,
    CreateProject,
    ChangeProject,
    CloseProject,
    ReopenProject,
    PutAppealIntoProject,
    TakeAppealOutOfProject,
  ],
  references: {
    Project: {
      open: "Row-level security gives it to those who handle appeals where it stands, lead it or do its tasks.",
      load: projects,
    },
  },
};
