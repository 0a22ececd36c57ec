import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { randomUUID } from "node:crypto";
import type { Appeal } from "../appeal/appeal.entity.js";
import { appeals } from "../appeal/appeal.loader.js";
import { AppealNotFound } from "../appeal/appeal-problems.js";
import { handles } from "../appeal/handling.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { type Place, places } from "../organisation/place.js";
import { projects } from "../project/project.loader.js";
import { sentBefore } from "../request/sent-before.js";
import { LONGEST_KEY } from "../request/word.js";
import { WordsVault } from "../words-vault.js";
import { TaskPayload } from "./known-task.js";
import { nextTaskPlace, writeChange } from "./note-change.js";
import { Task } from "./task.entity.js";
import { faultOfResponsible, faultsOfTask, TaskInput, wordsIn } from "./task-input.js";
import { sealName } from "./task.loader.js";
import { TaskDeed } from "./task-words.js";

@InputType({ description: "A task, and to whom it is given." })
class CreateTaskInput extends TaskInput {
  @Field(() => String, {
    description:
      "A key of the client's own making, 1 to 255 characters: a task sent twice under one key is one task.",
  })
  idempotencyKey!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The organisation whose task it is, one where you handle appeals. Left out, that which handles the appeal, or that of the project.",
  })
  organisationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The appeal that it is about, one that is yours to handle.",
  })
  appealId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The account of whoever is to do it, one of `Organisation.colleagues`; yourself when left out.",
  })
  responsibleId?: string | null;
}

@ObjectType({ description: "The task is given." })
class CreateTaskPayload extends TaskPayload {}

const CreateTaskResult = createUnionType({
  name: "CreateTaskResult",
  description: "Whether the task is given.",
  types: () => [CreateTaskPayload, OrganisationNotFound, AppealNotFound, InvalidInput] as const,
});

/** Somebody is to do something until a day. */
@Resolver()
export class CreateTask {
  @Mutation(() => CreateTaskResult, {
    description:
      "Give a task («поручить задачу») to oneself or to a colleague, who is told. Repeated with the same key it answers as the first time.",
  })
  @May(Permission.HANDLE_APPEALS)
  async createTask(
    @Arg("input", () => CreateTaskInput, { description: "The task." }) input: CreateTaskInput,
    @Ctx() context: Context,
  ): Promise<typeof CreateTaskResult> {
    const { em, viewer, load, companion } = context;
    const appeal = input.appealId ? await load(appeals).load(input.appealId) : null;
    if (input.appealId && !(appeal && handles(viewer, appeal))) return new AppealNotFound();
    const home = await homeOf(input, appeal, context);
    if (!home || home.isClosed || !viewer.may(Permission.HANDLE_APPEALS, home.path))
      return new OrganisationNotFound();
    const responsibleId = (input.responsibleId ?? viewer.accountId ?? "").toLowerCase();
    const faults = [
      faultOfText("idempotencyKey", input.idempotencyKey, LONGEST_KEY),
      ...(await faultsOfTask(input, { appeal }, context)),
      await faultOfResponsible(responsibleId, home, appeal, context),
    ].filter((fault) => fault !== null);
    if (faults.length > 0) return new InvalidInput(faults);

    const vault = companion(WordsVault);
    const requestKey = vault.mac(["task", viewer.accountId, input.idempotencyKey]);
    const before = await sentBefore("tasks", requestKey, context);
    if (before) return new CreateTaskPayload(await em.findOneOrFail(Task, { id: before }));
    const id = randomUUID();
    await em.execute(
      `insert into tasks (id, organisation_id, organisation_path, project_id, appeal_id, responsible_id, given_by, due_on,
         contact_channel, contact_member_id, sealed, request_key, place)
       values (?, ?, ?::ltree, ?, ?, ?, ?, ?::date, ?::contact_channel, ?, ?, ?, ?::bigint)`,
      [
        id,
        home.id,
        home.path,
        input.projectId ?? null,
        appeal?.id ?? null,
        responsibleId,
        viewer.accountId,
        input.dueOn,
        input.contact?.channel ?? null,
        input.contact?.memberId ?? null,
        vault.seal(sealName.task(id), wordsIn(input)),
        requestKey,
        await nextTaskPlace(context),
      ],
    );
    const task = await em.findOneOrFail(Task, { id });
    await writeChange(task, { deed: TaskDeed.CREATED, responsibleId, dueOn: task.dueOn }, context);
    return new CreateTaskPayload(task);
  }
}

async function homeOf(
  { organisationId, projectId }: CreateTaskInput,
  appeal: Appeal | null,
  { load }: Context,
): Promise<Place | null> {
  const project = projectId ? await load(projects).load(projectId) : null;
  const id = organisationId ?? appeal?.handlingId ?? project?.organisationId;
  return id ? load(places).load(id) : null;
}
