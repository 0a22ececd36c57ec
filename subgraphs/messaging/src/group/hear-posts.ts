import { event, hear } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { hearNews, isNews } from "../notice/hear-news.js";
import { readGroup, saidOfPost } from "./group-saying.js";
import { answerWords, hiddenWords } from "./group-words.js";
import { hearersAmong } from "./members-of-group.js";

const groupPostAdded = event<{ id: string; groupId: string }>("groupPostAdded");
const groupPostHidden = event<{ id: string; groupId: string; memberId: string }>("groupPostHidden");
const commentAdded = event<{ id: string }>("commentAdded");

interface Answer {
  readonly groupId: string;
  readonly postId: string;
  readonly memberId: string;
}

/** What is told of what is said in groups, each to those of its members who wish it. */
export const postHearers = [
  hear(groupPostAdded, async ({ id }, told, { em }) => {
    if (!isNews(told)) return;
    await em.execute("insert into group_posts_to_tell (post_id) values (?) on conflict do nothing", [id]);
  }),
  hearNews(commentAdded, async ({ id }, _told, em) => {
    const answers = await readPublished<Answer>(
      em,
      ["group_answer"],
      `select group_id as "groupId", post_id as "postId", member_id as "memberId"
       from published.group_answer where comment_id = ?`,
      [id],
    );
    const [first] = answers;
    const group = first && (await readGroup(em, first.groupId));
    if (!group) return null;
    const memberIds = (await hearersAmong(em, answers)).map(({ memberId }) => memberId);
    return { ...saidOfPost(group, first.postId, `answer:${id}`, answerWords), to: { memberIds } };
  }),
  hearNews(groupPostHidden, async ({ id, groupId, memberId }, told, em) => {
    const group = await readGroup(em, groupId);
    const hearers = group ? await hearersAmong(em, [{ groupId, memberId }]) : [];
    const memberIds = hearers.map((hearer) => hearer.memberId);
    return group && { ...saidOfPost(group, id, `hidden:${told.id}`, hiddenWords), to: { memberIds } };
  }),
];
