import { articleDrafts, keyOf } from "./article.ts";
import { Chance, idOf } from "./chance.ts";
import { type MemberPlan, today } from "./member.ts";
import type { OrganisationPlan } from "./organisation.ts";
import { postDrafts } from "./text/posts.ts";
import type { UnionBlogPost, UnionComment, UnionMember, UnionReaction } from "./union.ts";

type Subject = Pick<UnionComment, "subjectKey" | "blogPostId">;

/** Members' blog posts, and what members say under posts and articles. */
export function makeConversations(
  organisations: readonly OrganisationPlan[],
  members: readonly MemberPlan[],
) {
  const chance = new Chance("conversations");
  const blogPosts: UnionBlogPost[] = [];
  const comments: UnionComment[] = [];
  const reactions: UnionReaction[] = [];

  for (const draft of postDrafts) {
    const home = organisations.find(({ key }) => key === draft.home);
    if (!home) throw new Error(`No home for «${draft.title}».`);
    const author = chance.pick(present(home));
    const publishedAt = new Date(draft.at).toISOString();
    const id = idOf("post", draft.title, publishedAt);
    blogPosts.push({
      id,
      organisationId: home.organisation.id,
      authorMemberId: author.id,
      title: draft.title,
      body: draft.body,
      publishedAt,
    });
    talk({ subjectKey: null, blogPostId: id }, home, publishedAt, draft.talk ?? []);
  }
  for (const draft of articleDrafts) {
    const home = organisations.find(({ key }) => key === draft.site);
    if (home)
      talk(
        { subjectKey: keyOf(draft), blogPostId: null },
        home,
        new Date(draft.at).toISOString(),
        draft.talk ?? [],
      );
  }
  return { blogPosts, comments, reactions };

  function talk(
    subject: Subject,
    home: OrganisationPlan,
    publishedAt: string,
    texts: readonly (string | { answer: string })[],
  ) {
    const readers = present(home);
    const key = subject.subjectKey ?? subject.blogPostId;
    let at = publishedAt;
    let asked: UnionComment | undefined;
    for (const [index, text] of texts.entries()) {
      at = after(at, chance.from(7, 240));
      const isAnswer = typeof text !== "string";
      const author = chance.pick(readers.filter(({ id }) => !isAnswer || id !== asked?.authorMemberId));
      const comment: UnionComment = {
        id: idOf("comment", `${key}:${index}`, at),
        ...subject,
        authorMemberId: author.id,
        text: isAnswer ? text.answer : text,
        writtenAt: at,
        replyToId: isAnswer ? (asked?.id ?? null) : null,
      };
      if (!isAnswer) asked = comment;
      comments.push(comment);
      react({ subjectKey: null, blogPostId: null, commentId: comment.id }, at, readers, chance.from(0, 3));
    }
    react({ ...subject, commentId: null }, publishedAt, readers, chance.from(3, 14));
  }

  function react(
    to: Pick<UnionReaction, "subjectKey" | "blogPostId" | "commentId">,
    from: string,
    readers: readonly UnionMember[],
    count: number,
  ) {
    const who = [...chance.sample(readers, Math.min(1, count / readers.length))];
    for (const reader of who) {
      const kind = chance.pick(["LIKE", "LIKE", "LIKE", "THANKS", "THANKS", "SUPPORT"] as const);
      reactions.push({ ...to, memberId: reader.id, kind, reactedAt: after(from, chance.from(1, 600)) });
    }
  }

  /** Members on register somewhere in the organisation's subtree who could have read it. */
  function present(home: OrganisationPlan): UnionMember[] {
    const { path } = home.organisation;
    const inside = new Set(
      organisations
        .filter(({ organisation }) => organisation.path === path || organisation.path.startsWith(`${path}.`))
        .map(({ organisation }) => organisation.id),
    );
    return members
      .map(({ member }) => member)
      .filter((member) => inside.has(member.organisationId) && member.joinedOn < "2026-01-01")
      .filter((member) => member.movements.at(-1)?.kind !== "REMOVED");
  }
}

function after(moment: string, minutes: number): string {
  const latest = Date.parse(`${today}T20:00:00Z`);
  return new Date(Math.min(latest, Date.parse(moment) + minutes * 60_000)).toISOString();
}
