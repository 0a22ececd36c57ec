import { isWithin } from "@angel/kit/access";
import { InvalidField } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Field, ID, InputType } from "type-graphql";
import type { Appeal } from "../appeal/appeal.entity.js";
import { ledBy, notTheirs } from "../colleague/colleague.loader.js";
import { placeOfMember } from "../member/register.loader.js";
import type { Place } from "../organisation/place.js";
import { holdOpen } from "../project/known-project.js";
import { projects } from "../project/project.loader.js";
import { LONGEST_TEXT, LONGEST_TITLE, faultOfOptional } from "../request/word.js";
import { ContactChannel } from "./task-words.js";
import type { TaskWords } from "./task.loader.js";

const LONGEST_CONTACT = 200;

@InputType({
  description:
    "Whom to reach («с кем связаться»): a member by their card, or anybody by a name and a telephone, which are kept sealed.",
})
class TaskContactInput {
  @Field(() => ContactChannel, { description: "By which way." })
  channel!: ContactChannel;

  @Field(() => ID, {
    nullable: true,
    description: "A member on a register of yours, or the author of the appeal.",
  })
  memberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "A person, an organisation or an employer, up to 200 characters; must be said where there is no member.",
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Their telephone, up to 200 characters." })
  telephone?: string | null;
}

@InputType({ description: "What a task says." })
export abstract class TaskInput {
  @Field(() => String, { description: "What it is called, 1 to 200 characters («Задача»)." })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: "What is to be done, up to 5,000 characters («Что сделать»).",
  })
  text?: string | null;

  @Field(() => PlainDateScalar, { description: "The last day for it («Срок»); not one that is over." })
  dueOn!: PlainDate;

  @Field(() => ID, {
    nullable: true,
    description: "The open project that it is part of; none when left out.",
  })
  projectId?: string | null;

  @Field(() => TaskContactInput, {
    nullable: true,
    description: "Whom to reach, where it is a talk that is planned («запланированный контакт»).",
  })
  contact?: TaskContactInput | null;
}

/** What is known of a task whose input is looked at. */
interface Known {
  readonly appeal: Appeal | null;
  /** The term and the project as they stand already: an old one may stay. */
  readonly dueOn?: PlainDate;
  readonly projectId?: string | null;
  readonly contactMemberId?: string | null;
}

export async function faultsOfTask(
  input: TaskInput,
  known: Known,
  context: Context,
): Promise<InvalidField[]> {
  const { title, text, dueOn, contact } = input;
  return [
    faultOfText("title", tidy(title), LONGEST_TITLE),
    faultOfOptional("text", text, LONGEST_TEXT),
    dueOn < today() && dueOn !== known.dueOn
      ? new InvalidField("dueOn", { ru: "Этот день уже прошёл.", en: "This day is over." })
      : null,
    await faultOfProject(input, known, context),
    faultOfOptional("contact.name", contact?.name, LONGEST_CONTACT),
    faultOfOptional("contact.telephone", contact?.telephone, LONGEST_CONTACT),
    contact && !contact.memberId && !tidy(contact.name ?? "")
      ? new InvalidField("contact.name", { ru: "Укажите, с кем связаться.", en: "Say whom to reach." })
      : null,
    await faultOfMember(contact?.memberId?.toLowerCase() ?? null, known, context),
  ].filter((fault) => fault !== null);
}

async function faultOfProject(
  { projectId }: TaskInput,
  known: Known,
  context: Context,
): Promise<InvalidField | null> {
  if (!projectId || projectId === known.projectId) return null;
  const project = await context.load(projects).load(projectId);
  if (project && (await holdOpen(project.id, context))) return null;
  return new InvalidField("projectId", {
    ru: "Нет такого открытого проекта.",
    en: "There is no such open project.",
  });
}

async function faultOfMember(
  memberId: string | null,
  { appeal, contactMemberId }: Known,
  context: Context,
): Promise<InvalidField | null> {
  const isKnown = memberId === null || memberId === appeal?.memberId || memberId === contactMemberId;
  if (isKnown || (await placeOfMember(memberId, context))) return null;
  return new InvalidField("contact.memberId", {
    ru: "Нет такого члена профсоюза на учёте у вас.",
    en: "There is no such member of yours.",
  });
}

/** Whether a task may be given to them: they handle appeals here or below, and do not lead what the appeal complains of. */
export async function faultOfResponsible(
  accountId: string,
  home: Pick<Place, "path">,
  appeal: Appeal | null,
  context: Context,
): Promise<InvalidField | null> {
  if (accountId === context.viewer.accountId) return null;
  const led = await ledBy(accountId, home, context);
  const isConcerned =
    appeal?.isAboutOrganisation && led?.some((path) => isWithin(path, appeal.organisationPath));
  if (led && !isConcerned) return null;
  return notTheirs("responsibleId");
}

export function wordsIn({ title, text, contact }: TaskInput): TaskWords {
  const name = tidy(contact?.name ?? "");
  return {
    title: tidy(title),
    text: tidy(text ?? "") || null,
    contact: name && !contact?.memberId ? { name, telephone: tidy(contact?.telephone ?? "") || null } : null,
  };
}
