import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import type { Wording } from "../notice/wording.js";
import { doneWords, droppedWords, dueWords, givenWords } from "./task-words.js";

interface OfTask {
  id: string;
  number: number;
  responsibleId: string;
  givenBy: string;
}

const taskChanged = event<OfTask & { place: number; deed: string; accountId: string | null }>("taskChanged");
const taskDue = event<OfTask & { dueOn: PlainDate; isOverdue: boolean }>("taskDue");

export const taskHearers = [
  hearNews(taskChanged, ({ place, deed, accountId, ...task }) => {
    const news = NEWS[deed];
    if (!news) return null;
    const others = news.to(task).filter((id) => id !== accountId);
    return saidOf(task, `task:${task.id}:${place}`, others, news.words(task.number));
  }),
  hearNews(taskDue, ({ dueOn, isOverdue, ...task }) =>
    saidOf(
      task,
      `task-due:${task.id}:${dueOn}:${isOverdue}`,
      [task.responsibleId, task.givenBy],
      dueWords(task.number, dueOn, isOverdue),
    ),
  ),
];

interface News {
  readonly to: (task: OfTask) => string[];
  readonly words: (number: number) => Wording;
}

const toGiver = ({ givenBy }: OfTask) => [givenBy];
const toResponsible = ({ responsibleId }: OfTask) => [responsibleId];

/** Whom to tell of which deed, but for whoever did it. */
const NEWS: Readonly<Record<string, News>> = {
  CREATED: { to: toResponsible, words: givenWords },
  HANDED: { to: toResponsible, words: givenWords },
  REOPENED: { to: toResponsible, words: givenWords },
  DONE: { to: toGiver, words: doneWords },
  DROPPED: { to: (task) => [...toGiver(task), ...toResponsible(task)], words: droppedWords },
};

function saidOf({ id }: OfTask, key: string, accountIds: string[], words: Wording): Said | null {
  if (accountIds.length === 0) return null;
  return { key, subject: NoticeSubject.TASK, to: { accountIds }, ...words, path: `/tasks/${id}` };
}
