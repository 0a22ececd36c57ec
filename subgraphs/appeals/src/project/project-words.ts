import { registerEnumType } from "type-graphql";

export enum ProjectState {
  OPEN = "OPEN",
  DONE = "DONE",
  DROPPED = "DROPPED",
}

registerEnumType(ProjectState, {
  name: "ProjectState",
  description: "How far a project has come («Состояние проекта»).",
  valuesConfig: {
    OPEN: { description: "Under way («идёт»)." },
    DONE: { description: "Its aim is reached («завершён»)." },
    DROPPED: { description: "It is given up, for a reason («прекращён»)." },
  },
});
