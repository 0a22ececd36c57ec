import { isWithin, Permission } from "@angel/kit/access";
import { filtered, MOST_MISSED, notTooMuch, resumeRead } from "@angel/kit/live";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { places } from "../organisation/place.js";
import { Task } from "./task.entity.js";
import { taskChanged } from "./task.events.js";
import { tasks } from "./task.loader.js";

interface Changed {
  readonly payload: { readonly id: string; readonly place: number };
}
interface TaskChangedArgs {
  organisationId?: string | null;
  taskId?: string | null;
  after?: string | null;
}
/** Which tasks somebody looks at, as an event and as SQL say it. */
interface Watched {
  readonly concerns: (payload: { id: string; organisationPath: string }) => boolean;
  readonly where: string;
  readonly value: string;
}

@Resolver()
export class TaskChanged {
  @Subscription(() => Task, {
    description:
      "Tasks as they are given and change: those of an organisation and below, or one. With `after`, first those that changed meanwhile, each once.",
    subscribe: source<TaskChangedArgs>(open),
  })
  @May(Permission.HANDLE_APPEALS)
  async taskChanged(
    @Root() { payload }: Changed,
    @Arg("organisationId", () => ID, {
      nullable: true,
      description: "The organisation; left out with a task.",
    })
    _organisationId: string | null,
    @Arg("taskId", () => ID, { nullable: true, description: "The task; left out with an organisation." })
    _taskId: string | null,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; what changed after it is given first, without a gap.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<Task> {
    const task = await load(tasks).load(payload.id);
    if (!task) throw badInput("The task is not yours to see any more.");
    return task;
  }
}

async function open(args: TaskChangedArgs, context: Context): Promise<AsyncIterable<Changed>> {
  const watched = await watchedBy(args, context);
  const last = args.after ? Number(args.after) : null;
  if (last !== null && !Number.isSafeInteger(last)) throw badInput("`after` is not a revision.");
  const live = context.live.on(taskChanged, watched.concerns);
  const changed = await resumeRead<Changed, number>(
    live,
    async () => ({ after: last, missed: last === null ? [] : await changedAfter(last, watched, context) }),
    ({ payload }) => payload.place,
  );
  return filtered(changed, ({ payload }) => isSeen(payload.id, context));
}

async function watchedBy({ organisationId, taskId }: TaskChangedArgs, context: Context): Promise<Watched> {
  if (taskId) {
    const task = await context.load(tasks).load(taskId);
    if (!task) throw badInput("There is no task under `taskId` that is yours to see.");
    return { concerns: ({ id }) => id === task.id, where: "id = ?::uuid", value: task.id };
  }
  const home = organisationId ? await context.load(places).load(organisationId) : null;
  if (!home || !context.viewer.may(Permission.HANDLE_APPEALS, home.path))
    throw badInput("There is no organisation under `organisationId` whose appeals you handle.");
  return {
    concerns: ({ organisationPath }) => isWithin(organisationPath, home.path),
    where: "organisation_path <@ ?::ltree",
    value: home.path,
  };
}

/** Those that are kept from the viewer come by unseen. */
async function isSeen(id: string, { em }: Context): Promise<boolean> {
  const [seen] = await em.execute<object[]>("select from tasks where id = ?", [id]);
  return seen !== undefined;
}

async function changedAfter(last: number, { where, value }: Watched, { em }: Context): Promise<Changed[]> {
  const missed = await em.execute<{ id: string; place: string }[]>(
    `select id, place from tasks where place > ?::bigint and ${where} order by place limit ?::int`,
    [last, value, MOST_MISSED + 1],
  );
  return notTooMuch(missed, "tasks").map(({ id, place }) => ({ payload: { id, place: Number(place) } }));
}
