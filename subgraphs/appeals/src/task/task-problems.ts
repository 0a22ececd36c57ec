import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { Task } from "./task.entity.js";
import { TaskState } from "./task-words.js";

@ObjectType({
  implements: Problem,
  description: "There is no such task, or it is not yours to deal with so.",
})
export class TaskNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такой задачи, или это не ваше дело.",
      en: "There is no such task, or it is not yours to deal with so.",
    });
  }
}

@ObjectType({ implements: Problem, description: "What was wanted cannot be done with a task in this state." })
export class TaskStateDiffers extends Problem {
  constructor(state: TaskState) {
    super({
      ru: "С задачей в этом состоянии так поступить нельзя.",
      en: "That cannot be done with a task in this state.",
    });
    this.state = state;
  }

  @Field(() => TaskState, { description: "How far it has come." })
  state: TaskState;
}

@ObjectType({ implements: Problem, description: "Somebody else has changed the task since it was read." })
export class TaskChangedMeanwhile extends Problem {
  constructor(task: Task) {
    super({
      ru: "Задача тем временем изменилась. Посмотрите на неё снова.",
      en: "The task has changed meanwhile. Look at it again.",
    });
    this.task = task;
  }

  @Field(() => Task, { description: "The task as it is now." })
  task: Task;
}

@ObjectType({
  implements: Problem,
  description: "The project of the task is closed, and nothing is to be done in it.",
})
export class TaskOfClosedProject extends Problem {
  constructor() {
    super({
      ru: "Проект этой задачи закрыт. Сначала возобновите проект.",
      en: "The project of this task is closed. First open the project again.",
    });
  }
}
