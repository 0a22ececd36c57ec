import type { Subject } from "@angel/kit/subgraph";
import { ChangeTask } from "./change-task.js";
import { CreateTask } from "./create-task.js";
import { DropTask } from "./drop-task.js";
import { FinishTask } from "./finish-task.js";
import { HandTask } from "./hand-task.js";
import { ReopenTask } from "./reopen-task.js";
import { TakeTask } from "./take-task.js";
import { ChangesOfProject, ChangesOfTask, TaskChangeResolver } from "./task-change.resolver.js";
import { TaskChanged } from "./task-changed.js";
import { TaskContactResolver } from "./task-contact.resolver.js";
import {
  ResponsibleResolver,
  TaskEfficiencyOfOrganisation,
  TaskEfficiencyResolver,
} from "./task-figures.resolver.js";
import { Task } from "./task.entity.js";
import { tasks } from "./task.loader.js";
import { TaskResolver } from "./task.resolver.js";
import { TasksOfAppeal, TasksOfOrganisation, TasksOfProject } from "./tasks.resolver.js";

export const taskContents: Subject = {
  entities: [Task],
  resolvers: [
    TaskResolver,
    TaskContactResolver,
    TaskChangeResolver,
    ChangesOfTask,
    ChangesOfProject,
    TasksOfOrganisation,
    TasksOfProject,
    TasksOfAppeal,
    TaskEfficiencyOfOrganisation,
    TaskEfficiencyResolver,
    ResponsibleResolver,
    CreateTask,
    ChangeTask,
    TakeTask,
    HandTask,
    FinishTask,
    DropTask,
    ReopenTask,
    TaskChanged,
  ],
  references: {
    Task: {
      open: "Row-level security gives it to whoever is responsible and to those who handle appeals where it stands.",
      load: tasks,
    },
  },
};
