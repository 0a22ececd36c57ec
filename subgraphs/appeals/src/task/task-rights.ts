import { Permission, type Viewer } from "@angel/kit/access";
import type { Task } from "./task.entity.js";
import type { TaskRights } from "./task-rights.type.js";
import { OPEN_STATES, TaskState } from "./task-words.js";

/** Whoever handles appeals where it stands disposes of a task; whoever is responsible does it. */
export function rightsOver(task: Task, viewer: Viewer): TaskRights {
  const isOver = viewer.may(Permission.HANDLE_APPEALS, task.organisationPath);
  const isOwn = task.responsibleId === viewer.accountId;
  const isOpen = OPEN_STATES.includes(task.state);
  return {
    change: isOpen && isOver,
    takeOn: isOpen && (isOwn ? task.state === TaskState.TO_DO : isOver),
    handOn: isOpen && isOver,
    finish: isOpen && (isOwn || isOver),
    drop: isOpen && isOver,
    reopen: !isOpen && isOver,
  };
}
