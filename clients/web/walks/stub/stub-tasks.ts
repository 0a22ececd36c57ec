import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import type { StubAppeals } from "./stub-appeals.js";
import { organisations, people, type Person } from "./stub-union.js";

interface Written {
  readonly title: string;
  readonly text?: string | null;
  readonly dueOn: string;
  readonly projectId?: string | null;
  readonly contact?: {
    readonly channel: string;
    readonly name?: string | null;
    readonly telephone?: string | null;
  } | null;
}
interface Given extends Written {
  readonly organisationId?: string | null;
  readonly appealId?: string | null;
}
interface Change {
  readonly deed: string;
  readonly text?: string | null;
  readonly dueOn?: string | null;
}

const OPEN = ["TO_DO", "IN_HAND"];
const placeOf = (id: string) => organisations.find((one) => one.id === id);
const colleagueOf = ({ id, displayName }: Person) => ({
  name: displayName,
  account: { id: `account-${id}` },
});

/** Something that somebody is to do. */
class StubTask {
  readonly id: string;
  readonly changes: object[] = [];
  readonly changed = new Stream<{ id: string; place: string }>();
  state = "TO_DO";
  version = 1;
  #endedAt: string | null = null;

  constructor(
    readonly number: number,
    public written: Written,
    readonly organisationId: string,
    readonly appealId: string | null,
    readonly giver: Person,
  ) {
    this.id = `task-${number}`;
    this.#note({ deed: "CREATED", dueOn: written.dueOn });
  }

  become(state: string, change: Change): void {
    this.state = state;
    this.#endedAt = OPEN.includes(state) ? null : new Date().toISOString();
    this.version += 1;
    this.#note(change);
    this.changed.tell({ id: String(this.version), place: String(this.version) });
  }

  #note({ deed, text = null, dueOn = null }: Change): void {
    const id = `${this.id}-${this.changes.length + 1}`;
    const by = colleagueOf(this.giver);
    const responsible = deed === "CREATED" ? by : null;
    this.changes.unshift({ id, deed, text, dueOn, changedAt: new Date().toISOString(), by, responsible });
  }

  shown(): object {
    const isOpen = OPEN.includes(this.state);
    const { contact } = this.written;
    return {
      ...this.written,
      id: this.id,
      number: this.number,
      state: this.state,
      version: this.version,
      revision: String(this.version),
      isOverdue: false,
      createdAt: new Date().toISOString(),
      endedAt: this.#endedAt,
      responsible: colleagueOf(this.giver),
      giver: colleagueOf(this.giver),
      contact: contact ? { name: null, telephone: null, ...contact, member: null } : null,
      viewerMay: {
        change: isOpen,
        takeOn: this.state === "TO_DO",
        handOn: isOpen,
        finish: isOpen,
        drop: isOpen,
        reopen: !isOpen,
      },
      changes: (page: PageArgs) => listPage(this.changes, page),
    };
  }
}

interface StubProject {
  readonly id: string;
  readonly number: number;
  readonly organisationId: string;
  readonly appealIds: Set<string>;
  readonly facts: Record<string, unknown>;
}

/** Tasks and projects of all organisations. */
export class StubTasks {
  readonly #tasks: StubTask[] = [];
  readonly #projects: StubProject[] = [];
  /** How many are responsible for them. */
  responsibleCount = 1;

  constructor(private readonly appeals: StubAppeals) {}

  /** A task of so many changes. */
  lay(title: string, changeCount: number): string {
    const task = new StubTask(
      this.#tasks.length + 1,
      { title, dueOn: "2035-01-31" },
      "org-region",
      null,
      people.olga,
    );
    for (let at = 2; at <= changeCount; at += 1)
      task.become("TO_DO", { deed: "CHANGED", text: `Правка ${at}` });
    this.#tasks.push(task);
    return task.id;
  }

  #found(id: string): StubTask {
    const task = this.#tasks.find((one) => one.id === id);
    if (!task) throw new Error(`There is no task ${id}.`);
    return task;
  }

  #task(task: StubTask): object {
    const project = this.#projects.find(({ id }) => id === task.written.projectId);
    return {
      ...task.shown(),
      organisation: { ...placeOf(task.organisationId), ...this.ofOrganisation(task.organisationId) },
      project: project ? this.#project(project) : null,
      appeal: task.appealId ? this.appeals.shown(task.appealId) : null,
    };
  }

  #project(project: StubProject): object {
    const { id, number, organisationId, appealIds, facts } = project;
    const within = this.#tasks.filter(({ written }) => written.projectId === id);
    return {
      id,
      number,
      outcome: null,
      closedAt: null,
      viewerMayChange: true,
      ...facts,
      organisation: { ...placeOf(organisationId), ...this.ofOrganisation(organisationId) },
      appeals: (page: PageArgs) =>
        listPage(
          [...appealIds].map((one) => this.appeals.shown(one)),
          page,
        ),
      tasks: (page: PageArgs) =>
        listPage(
          within.map((task) => this.#task(task)),
          page,
        ),
      changes: (page: PageArgs) =>
        listPage(
          within.flatMap((task) => task.changes.map((change) => ({ ...change, task: this.#task(task) }))),
          page,
        ),
    };
  }

  ofOrganisation(organisationId: string) {
    const isStaff = ({ person }: Asked) => person?.role === "STAFF";
    return {
      colleagues: (page: PageArgs, asked: Asked) =>
        listPage(isStaff(asked) ? [people.olga, people.anna].map(colleagueOf) : [], page),
      taskEfficiency: (_: unknown, asked: Asked) => {
        if (!isStaff(asked)) return null;
        const open = this.#tasks.filter(({ state }) => OPEN.includes(state)).length;
        const figures = {
          givenCount: this.#tasks.length,
          openCount: open,
          overdueCount: 0,
          doneCount: this.#tasks.length - open,
          doneInTimeCount: this.#tasks.length - open,
          droppedCount: 0,
          inTimePercent: 100,
        };
        const rows = Array.from({ length: this.responsibleCount }, (_none, at) => ({
          responsible: at === 0 ? colleagueOf(people.olga) : { name: `Сотрудник ${at + 1}`, account: null },
          figures,
        }));
        return { figures, byResponsible: (page: PageArgs) => listPage(rows, page) };
      },
      tasks: ({ filter, ...page }: PageArgs & { filter?: { states?: string[] | null } | null }) =>
        listPage(
          this.#tasks
            .filter(({ state }) => !filter?.states || filter.states.includes(state))
            .map((task) => this.#task(task)),
          page,
        ),
      projects: ({ filter, ...page }: PageArgs & { filter?: { state?: string | null } | null }) =>
        listPage(
          this.#projects
            .filter((one) => one.organisationId === organisationId)
            .filter(({ facts }) => !filter?.state || facts["state"] === filter.state)
            .map((project) => this.#project(project)),
          page,
        ),
    };
  }

  /** What is added to an appeal for those who handle it. */
  ofAppeal(appealId: string) {
    return {
      tasks: (page: PageArgs) =>
        listPage(
          this.#tasks.filter((one) => one.appealId === appealId).map((task) => this.#task(task)),
          page,
        ),
      projects: (page: PageArgs) =>
        listPage(
          this.#projects
            .filter(({ appealIds }) => appealIds.has(appealId))
            .map((project) => this.#project(project)),
          page,
        ),
      contactPersons: () => {
        const organisation = organisations[3];
        return [{ relation: "CHAIR", member: null, organisation, appeal: null }];
      },
    };
  }

  fields() {
    const deed =
      (payload: string, perform: (task: StubTask, input: Record<string, string>) => void) =>
      ({ input }: Args<Record<string, string> & { taskId: string; version: number }>) => {
        const task = this.#found(input.taskId);
        if (task.version !== input.version)
          return {
            __typename: "TaskChangedMeanwhile",
            message: "Задача тем временем изменилась.",
            task: this.#task(task),
          };
        perform(task, input);
        return { __typename: payload, task: this.#task(task) };
      };
    return {
      task: ({ id }: { id: string }) => this.#task(this.#found(id)),
      createTask: ({ input }: Args<Given>, asked: Asked) => {
        if (!input.title.trim()) return wrong("title");
        const { organisationId = "org-region", appealId = null, ...written } = input;
        const number = this.#tasks.length + 1;
        const task = new StubTask(number, written, organisationId ?? "org-region", appealId, signedIn(asked));
        this.#tasks.push(task);
        return { __typename: "CreateTaskPayload", task: this.#task(task) };
      },
      changeTask: deed("ChangeTaskPayload", (task, input) => {
        task.written = input as unknown as Written;
        task.become(task.state, { deed: "CHANGED", dueOn: task.written.dueOn });
      }),
      takeTask: deed("TakeTaskPayload", (task) => task.become("IN_HAND", { deed: "TAKEN" })),
      handTask: deed("HandTaskPayload", (task, { reason }) =>
        task.become("TO_DO", { deed: "HANDED", text: reason ?? null }),
      ),
      finishTask: deed("FinishTaskPayload", (task, { result }) =>
        task.become("DONE", { deed: "DONE", text: result ?? null }),
      ),
      dropTask: deed("DropTaskPayload", (task, { reason }) =>
        task.become("DROPPED", { deed: "DROPPED", text: reason ?? null }),
      ),
      reopenTask: deed("ReopenTaskPayload", (task, { reason }) =>
        task.become("TO_DO", { deed: "REOPENED", text: reason ?? null }),
      ),
      ...this.#projectFields(),
    };
  }

  #projectFields() {
    const known = (id: string) => {
      const project = this.#projects.find((one) => one.id === id);
      if (!project) throw new Error(`There is no project ${id}.`);
      return project;
    };
    const changed = (payload: string, project: StubProject, facts: object) => {
      Object.assign(project.facts, facts, { version: Number(project.facts["version"]) + 1 });
      return { __typename: payload, project: this.#project(project) };
    };
    return {
      project: ({ id }: { id: string }) => this.#project(known(id)),
      createProject: (
        { input }: Args<{ organisationId: string; title: string; aim?: string }>,
        asked: Asked,
      ) => {
        if (!input.title.trim()) return wrong("title");
        const number = this.#projects.length + 1;
        const beginsOn = "2026-11-20";
        const lead = colleagueOf(signedIn(asked));
        const project: StubProject = {
          id: `project-${number}`,
          number,
          organisationId: input.organisationId,
          appealIds: new Set(),
          facts: { ...input, beginsOn, endsOn: null, lead, state: "OPEN", version: 1 },
        };
        this.#projects.push(project);
        return { __typename: "CreateProjectPayload", project: this.#project(project) };
      },
      changeProject: ({ input: { projectId, ...facts } }: Args<{ projectId: string }>) =>
        changed("ChangeProjectPayload", known(projectId), facts),
      closeProject: ({ input }: Args<{ projectId: string; isDone: boolean; outcome: string }>) =>
        changed("CloseProjectPayload", known(input.projectId), {
          state: input.isDone ? "DONE" : "DROPPED",
          outcome: input.outcome,
          closedAt: new Date().toISOString(),
        }),
      reopenProject: ({ input }: Args<{ projectId: string }>) =>
        changed("ReopenProjectPayload", known(input.projectId), { state: "OPEN", closedAt: null }),
      putAppealIntoProject: ({ input }: Args<{ projectId: string; appealId: string }>) => {
        known(input.projectId).appealIds.add(input.appealId);
        return { __typename: "PutAppealIntoProjectPayload", project: this.#project(known(input.projectId)) };
      },
      takeAppealOutOfProject: ({ input }: Args<{ projectId: string; appealId: string }>) => {
        known(input.projectId).appealIds.delete(input.appealId);
        return {
          __typename: "TakeAppealOutOfProjectPayload",
          project: this.#project(known(input.projectId)),
        };
      },
    };
  }

  readonly lines = {
    taskChanged: ({ taskId, after }: { taskId?: string | null; after?: string | null }) => {
      const changed = taskId ? this.#found(taskId).changed : this.#unheard;
      return changed.follow(
        after ?? null,
        () => true,
        () => ({ taskChanged: taskId ? this.#found(taskId).shown() : null }),
      );
    },
  };

  /** Of all tasks together nothing is told here. */
  readonly #unheard = new Stream<{ id: string; place: string }>();
}

function wrong(path: string) {
  const fields = [{ path, message: "Напишите текст." }];
  return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
}
