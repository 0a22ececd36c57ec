import { Problem } from "@angel/kit/problem";
import { Field, Int, ObjectType } from "type-graphql";
import { Project } from "./project.entity.js";
import { ProjectState } from "./project-words.js";

@ObjectType({
  implements: Problem,
  description: "There is no such project, or it is not yours to deal with so.",
})
export class ProjectNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого проекта, или это не ваше дело.",
      en: "There is no such project, or it is not yours to deal with so.",
    });
  }
}

@ObjectType({
  implements: Problem,
  description: "What was wanted cannot be done with a project in this state.",
})
export class ProjectStateDiffers extends Problem {
  constructor(state: ProjectState) {
    super({
      ru: "С проектом в этом состоянии так поступить нельзя.",
      en: "That cannot be done with a project in this state.",
    });
    this.state = state;
  }

  @Field(() => ProjectState, { description: "How far it has come." })
  state: ProjectState;
}

@ObjectType({ implements: Problem, description: "Somebody else has changed the project since it was read." })
export class ProjectChangedMeanwhile extends Problem {
  constructor(project: Project) {
    super({
      ru: "Проект тем временем изменился. Посмотрите на него снова.",
      en: "The project has changed meanwhile. Look at it again.",
    });
    this.project = project;
  }

  @Field(() => Project, { description: "The project as it is now." })
  project: Project;
}

@ObjectType({ implements: Problem, description: "Some of its tasks are still to be done, or to be dropped." })
export class ProjectHasOpenTasks extends Problem {
  constructor(openCount: number) {
    super({
      ru: `Сначала нужно завершить или снять задачи проекта. Открытых задач, считая те, что вам не видны: ${openCount}.`,
      en: `First the tasks of the project are to be done or dropped. Open tasks, with those that you do not see: ${openCount}.`,
    });
    this.openCount = openCount;
  }

  @Field(() => Int, { description: "How many, with those that are not yours to see." })
  openCount: number;
}
