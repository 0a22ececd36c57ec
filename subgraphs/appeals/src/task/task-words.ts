import { registerEnumType } from "type-graphql";

export enum TaskState {
  TO_DO = "TO_DO",
  IN_HAND = "IN_HAND",
  DONE = "DONE",
  DROPPED = "DROPPED",
}

registerEnumType(TaskState, {
  name: "TaskState",
  description: "How far a task has come («Состояние задачи»).",
  valuesConfig: {
    TO_DO: { description: "Given, and nobody has begun («поручена»)." },
    IN_HAND: { description: "Whoever is responsible has begun («в работе»)." },
    DONE: { description: "Done, with a result («выполнена»)." },
    DROPPED: { description: "It need not be done, for a reason («снята»)." },
  },
});

/** States in which something is still to be done. */
export const OPEN_STATES: readonly TaskState[] = [TaskState.TO_DO, TaskState.IN_HAND];

export enum TaskDeed {
  CREATED = "CREATED",
  CHANGED = "CHANGED",
  TAKEN = "TAKEN",
  HANDED = "HANDED",
  DONE = "DONE",
  DROPPED = "DROPPED",
  REOPENED = "REOPENED",
}

registerEnumType(TaskDeed, {
  name: "TaskDeed",
  description: "What somebody did with a task.",
  valuesConfig: {
    CREATED: { description: "Gave it («поручил»)." },
    CHANGED: { description: "Changed its words, its term or its contact («изменил»)." },
    TAKEN: { description: "Began it («взял в работу»)." },
    HANDED: { description: "Handed it to another («передал»)." },
    DONE: { description: "Did it («выполнил»)." },
    DROPPED: { description: "Dropped it («снял»)." },
    REOPENED: { description: "Opened it again («возобновил»)." },
  },
});

export enum ContactChannel {
  TELEPHONE = "TELEPHONE",
  MAIL = "MAIL",
  VISIT = "VISIT",
}

registerEnumType(ContactChannel, {
  name: "ContactChannel",
  description: "By which way somebody is to be reached («Способ связи»).",
  valuesConfig: {
    TELEPHONE: { description: "By telephone («звонок»)." },
    MAIL: { description: "By letter or e-mail («письмо»)." },
    VISIT: { description: "In person («встреча»)." },
  },
});
