import type { EntityManager } from "@angel/kit/database";
import type { Telling } from "@angel/kit/events";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { sealName as projectSeal } from "./src/project/project.loader.js";
import { nextTaskPlace } from "./src/task/note-change.js";
import { taskChanged } from "./src/task/task.events.js";
import { sealName, type TaskWords } from "./src/task/task.loader.js";
import { ContactChannel, TaskDeed, TaskState } from "./src/task/task-words.js";
import type { WordsVault } from "./src/words-vault.js";

const DAY_MS = 86_400_000;

interface Organisation {
  readonly id: string;
  readonly path: string;
  readonly level: string;
}
interface Work {
  readonly em: EntityManager;
  readonly telling: Telling;
  readonly vault: WordsVault;
  readonly organisations: readonly Organisation[];
  /** Accounts of those who are shown, by who they are; the operator stands in for whom a union does not have. */
  readonly accountOf: (demo: string) => string;
  /** Where appeals have suddenly risen. */
  readonly plant: Organisation | undefined;
  /** Where those who are shown belong. */
  readonly school: Organisation | undefined;
}

interface TaskPlan {
  readonly title: string;
  readonly text: string | null;
  readonly organisation: Organisation;
  readonly projectId: string | null;
  readonly responsible: string;
  readonly giver: string;
  readonly givenDaysAgo: number;
  readonly dueInDays: number;
  readonly state: TaskState;
  readonly result?: string;
  readonly contact?: TaskWords["contact"];
}

/** A project around the employer of whom many complain, one that is over, and tasks of those whom everybody is shown. */
export async function seedTasks(work: Work): Promise<void> {
  const region = work.organisations.find(({ level }) => level === "REGIONAL");
  if (!region) return;
  const wages = await layProject(work, region, {
    title: "Задержки зарплаты на комбинате",
    aim: "Добиться выплаты долга и графика на будущее: жалуются уже из нескольких цехов.",
    daysAgo: 12,
    outcome: null,
  });
  if (work.plant)
    await work.em.execute(
      `insert into project_appeals (project_id, appeal_id, put_by)
       select ?, id, ?::uuid from appeals where organisation_id = ? and closed_at is null`,
      [wages, work.accountOf("staff"), work.plant.id],
    );
  await layProject(work, region, {
    title: "Льготные лекарства в аптеках",
    aim: "Вернуть льготные лекарства в аптеки при поликлиниках.",
    daysAgo: 120,
    outcome: "Министерство пополнило запасы, дежурный провизор отвечает по телефону.",
  });
  const ofProject = { organisation: region, projectId: wages, giver: "staff" };
  const plans: TaskPlan[] = [
    {
      ...ofProject,
      title: "Запросить у работодателя ведомости",
      text: "За сентябрь, октябрь и ноябрь, по всем цехам.",
      responsible: "staff",
      givenDaysAgo: 6,
      dueInDays: 3,
      state: TaskState.IN_HAND,
    },
    {
      ...ofProject,
      title: "Договориться о встрече с директором",
      text: null,
      responsible: "operator",
      givenDaysAgo: 1,
      dueInDays: 1,
      state: TaskState.TO_DO,
      contact: { name: "Приёмная директора комбината", telephone: "8 (814-51) 0-00-00" },
    },
    {
      ...ofProject,
      title: "Направить обращение в инспекцию труда",
      text: "Приложить расчёт долга, который сделает юрист.",
      responsible: "operator",
      givenDaysAgo: 9,
      dueInDays: -2,
      state: TaskState.TO_DO,
    },
    {
      ...ofProject,
      title: "Собрать заявления работников",
      text: null,
      responsible: "staff",
      givenDaysAgo: 11,
      dueInDays: -4,
      state: TaskState.DONE,
      result: "Собрано 14 заявлений, копии у юриста.",
    },
  ];
  if (work.school)
    plans.push({
      title: "Проверить график отпусков на следующий год",
      text: "Спорные случаи — территориальной организации.",
      organisation: work.school,
      projectId: null,
      responsible: "chair",
      giver: "territorialChair",
      givenDaysAgo: 1,
      dueInDays: 5,
      state: TaskState.TO_DO,
    });
  const laid = plans.map((plan) => ({ plan, steps: stepsOf(plan) }));
  const steps = laid
    .flatMap((one) => one.steps)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  for (const step of steps) step.place = await nextTaskPlace(work);
  for (const { plan, steps: own } of laid) await layTask(work, plan, own);
}

interface Step {
  readonly deed: TaskDeed;
  readonly at: Date;
  place: number;
}

/** What was done with a task until it came so far. */
function stepsOf({ state, givenDaysAgo }: TaskPlan): Step[] {
  const given: Step = { deed: TaskDeed.CREATED, at: before(givenDaysAgo), place: 0 };
  if (state === TaskState.IN_HAND)
    return [given, { deed: TaskDeed.TAKEN, at: before(givenDaysAgo - 1), place: 0 }];
  if (state === TaskState.DONE)
    return [given, { deed: TaskDeed.DONE, at: before(givenDaysAgo - 5), place: 0 }];
  return [given];
}

interface ProjectPlan {
  readonly title: string;
  readonly aim: string;
  readonly daysAgo: number;
  readonly outcome: string | null;
}

async function layProject(
  { em, vault, accountOf }: Work,
  { id: organisationId, path }: Organisation,
  { title, aim, daysAgo, outcome }: ProjectPlan,
): Promise<string> {
  const id = randomUUID();
  const begun = before(daysAgo);
  await em.execute(
    `insert into projects (id, organisation_id, organisation_path, state, lead_id, begins_on, ends_on, sealed, created_by,
       created_at, closed_at, request_key)
     values (?, ?, ?::ltree, ?::project_state, ?, ?::date, ?::date + 60, ?, ?, ?, ?, ?)`,
    [
      id,
      organisationId,
      path,
      outcome ? "DONE" : "OPEN",
      accountOf("staff"),
      today(begun),
      today(begun),
      vault.seal(projectSeal(id), { title, aim, outcome }),
      accountOf("staff"),
      begun,
      outcome ? before(daysAgo - 50) : null,
      vault.mac(["seed project", id]),
    ],
  );
  return id;
}

async function layTask(
  { em, telling, vault, accountOf }: Work,
  plan: TaskPlan,
  steps: Step[],
): Promise<void> {
  const { title, text, organisation, projectId, state, result, contact = null } = plan;
  const id = randomUUID();
  const [responsibleId, givenBy] = [accountOf(plan.responsible), accountOf(plan.giver)];
  const dueOn = today(before(-plan.dueInDays));
  const last = steps.at(-1);
  const [task] = await em.execute<{ number: number }[]>(
    `insert into tasks (id, organisation_id, organisation_path, project_id, state, responsible_id, given_by, created_at, due_on,
       contact_channel, sealed, ended_at, request_key, version, place)
     values (?, ?, ?::ltree, ?, ?::task_state, ?, ?, ?, ?::date, ?::contact_channel, ?, ?, ?, ?::int, ?::bigint) returning number`,
    [
      id,
      organisation.id,
      organisation.path,
      projectId,
      state,
      responsibleId,
      givenBy,
      steps[0]?.at,
      dueOn,
      contact && ContactChannel.TELEPHONE,
      vault.seal(sealName.task(id), { title, text, contact }),
      result ? last?.at : null,
      vault.mac(["seed task", id]),
      steps.length,
      last?.place,
    ],
  );
  for (const { deed, at, place } of steps) {
    const isFirst = deed === TaskDeed.CREATED;
    const accountId = isFirst ? givenBy : responsibleId;
    await em.execute(
      `insert into task_changes (place, task_id, deed, account_id, changed_at, responsible_id, due_on, sealed)
       values (?::bigint, ?, ?::task_deed, ?, ?, ?, ?, ?)`,
      [
        place,
        id,
        deed,
        accountId,
        at,
        isFirst ? responsibleId : null,
        isFirst ? dueOn : null,
        !isFirst && result ? vault.seal(sealName.change(place), result) : null,
      ],
    );
    telling.tell(taskChanged, {
      id,
      number: task?.number ?? 0,
      place,
      deed,
      organisationId: organisation.id,
      organisationPath: organisation.path,
      responsibleId,
      givenBy,
      accountId,
    });
  }
}

function before(days: number): Date {
  return new Date(Date.now() - days * DAY_MS);
}
