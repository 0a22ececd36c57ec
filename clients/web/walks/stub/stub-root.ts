import { GraphQLError } from "graphql";
import { randomUUID } from "node:crypto";
import type { Tokens } from "../../app/session/cookie.js";
import { listPage } from "./list-page.js";
import { StubShop } from "./stub-shop.js";
import { Stream } from "./stream.js";
import {
  type Application,
  makeComments,
  makeSubjects,
  organisations,
  people,
  type Person,
  sections,
  type Spoken,
  type Subject,
} from "./stub-union.js";

/** Who asks, and what only the gateway itself can do for them. */
export interface Asked {
  readonly person: Person | null;
  readonly issue: (person: Person) => Tokens;
  readonly renew: (refreshToken: string) => Tokens | null;
}
type Args<T> = { readonly input: T };
interface PersonName {
  readonly last: string;
  readonly first: string;
  readonly patronymic: string | null;
}
interface PageArgs {
  readonly first: number;
  readonly after?: string | null;
}

/** The fields of Query, Mutation and Subscription over the small union. */
export class StubRoot extends StubShop {
  readonly subjects = makeSubjects();
  readonly comments = makeComments();
  readonly reactions = new Map<string, Map<string, string>>();
  readonly feedAdded = new Stream<{ id: string; place: string; subject: Subject }>();
  readonly commentsAdded = new Stream<Spoken>();
  readonly commentsChanged = new Stream<Spoken>();
  readonly applications: Application[] = [];
  readonly applicationsSubmitted = new Stream<{ id: string; place: string; application: Application }>();

  viewer = (_: unknown, { person }: Asked) => person && this.#account(person);
  rootOrganisation = () => this.#organisation("org-top");
  organisation = ({ id }: { id: string }) => this.#organisation(id);
  article = ({ id }: { id: string }) =>
    this.#subject(this.subjects.find((one) => one.id === id && one.__typename === "Article"));
  blogPost = ({ id }: { id: string }) =>
    this.#subject(this.subjects.find((one) => one.id === id && one.__typename === "BlogPost"));
  section = ({ id }: { id: string }) => {
    const section = sections.find((one) => one.id === id);
    return section && this.#section(section);
  };
  knowledgeArticle = ({ id }: { id: string }) =>
    id === "leave-1" && {
      __typename: "KnowledgeArticle",
      id,
      title: "Сколько длится ежегодный отпуск",
      body: "<p>Не короче 28 календарных дней.</p>",
      topic: "Отпуск",
      lawReference: "ТК РФ, статья 115",
      tags: ["отпуск", "отдых"],
      updatedAt: "2026-10-01T00:00:00Z",
      organisation: this.#organisation("org-region"),
    };

  search = ({ query, kinds, ...page }: PageArgs & { query: string; kinds?: string[] | null }) => {
    const words = query === "отпкск" ? "отпуск" : query.toLowerCase();
    const found = [
      ...this.subjects.map((subject) => ({
        kind: subject.__typename === "Article" ? "ARTICLE" : "BLOG_POST",
        subject,
      })),
      ...organisations.map((subject) => ({ kind: "ORGANISATION", subject })),
      { kind: "KNOWLEDGE_ARTICLE", subject: this.knowledgeArticle({ id: "leave-1" }) },
    ]
      .map(({ kind, subject }) => {
        const facts = subject as unknown as {
          id: string;
          title?: string;
          name?: string;
          publishedAt?: string;
        };
        const title = facts.title ?? facts.name ?? "";
        const at = title.toLowerCase().indexOf(words);
        const highlight = `${title.slice(0, at)}<mark>${title.slice(at, at + words.length)}</mark>${title.slice(at + words.length)} &amp; далее`;
        return {
          id: facts.id,
          kind,
          title,
          highlight,
          at,
          publishedAt: facts.publishedAt ?? null,
          subject: this.#subject(subject as Subject),
        };
      })
      .filter(({ at }) => at >= 0);
    const counts = Map.groupBy(found, ({ kind }) => kind);
    const facets = [...counts].map(([kind, { length }]) => ({ kind, count: length }));
    const shown = kinds ? found.filter(({ kind }) => kinds.includes(kind)) : found;
    return { ...listPage(shown, page), facets, correctedQuery: words === query.toLowerCase() ? null : words };
  };
  suggest = () => [{ text: "отпуск", kind: "ARTICLE" }];

  consentTexts = () =>
    ["MEMBERSHIP", "WITHHOLDING"].map((purpose) => ({
      purpose,
      version: 1,
      isRequired: purpose === "MEMBERSHIP",
      title: purpose === "MEMBERSHIP" ? "Согласие на учёт членства" : "Согласие на удержание взносов",
      text: "Даю согласие на обработку персональных данных.\n\nОтозвать его можно в любое время.",
    }));
  organisations = ({ search, ...page }: PageArgs & { search: string }) =>
    listPage(
      organisations
        .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
        .map(({ id }) => this.#organisation(id)),
      page,
    );
  applyForMembership = ({
    input,
  }: Args<{ organisationId: string | null; name: PersonName; bornOn: string }>) => {
    const { name, bornOn } = input;
    if (/[A-Za-z]/.test(name.last)) {
      const fields = [{ path: "name.last", message: "Только буквы одного алфавита." }];
      return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
    }
    const number = this.applications.length + 1;
    const application: Application = {
      ...input,
      id: `application-${number}`,
      number,
      code: `CODE-${String(number).padStart(4, "2")}-CODE-CODE`,
      organisationId: input.organisationId ?? "org-top",
      submittedAt: new Date().toISOString(),
      status: "SUBMITTED",
      decidedAt: null,
      reason: null,
      bornOn,
      name: { ...name, full: [name.last, name.first, name.patronymic].filter(Boolean).join(" ") },
    };
    this.applications.push(application);
    this.applicationsSubmitted.tell({ id: application.id, place: application.id, application });
    return {
      __typename: "ApplyForMembershipPayload",
      followUpCode: application.code,
      progress: this.#application(application),
    };
  };
  applicationProgress = ({ code }: { code: string }) =>
    this.#application(this.applications.find((one) => one.code === code));
  withdrawApplication = ({ input }: Args<{ followUpCode: string }>) => {
    const application = this.applications.find(({ code }) => code === input.followUpCode);
    if (!application) return { __typename: "ApplicationNotFound", message: "Нет такого заявления." };
    Object.assign(application, { status: "WITHDRAWN", decidedAt: new Date().toISOString() });
    return { __typename: "WithdrawApplicationPayload", progress: this.#application(application) };
  };
  joinApplications = ({ organisationId, ...page }: PageArgs & { organisationId: string }, asked: Asked) => {
    if (!signedIn(asked).isModerator) {
      throw new GraphQLError("Not yours.", { extensions: { code: "FORBIDDEN" } });
    }
    const waiting = this.applications.filter(({ status }) => status === "SUBMITTED" && organisationId !== "");
    return listPage(
      waiting.map((one) => this.#application(one)),
      page,
    );
  };
  acceptApplication = ({ input }: Args<{ applicationId: string }>, asked: Asked) =>
    this.#decide("AcceptApplicationPayload", input.applicationId, asked, { status: "ACCEPTED" });
  rejectApplication = ({ input }: Args<{ applicationId: string; reason: string }>, asked: Asked) =>
    this.#decide("RejectApplicationPayload", input.applicationId, asked, {
      status: "REJECTED",
      reason: input.reason,
    });

  signIn = ({ input }: Args<{ login: string; password: string }>, { issue }: Asked) => {
    if (input.password === "too many") {
      throw new GraphQLError("Too many tries.", {
        extensions: { code: "TOO_MANY_REQUESTS", retryAfterSeconds: 240 },
      });
    }
    const person = Object.values(people).find(
      (one) => one.login === input.login && one.password === input.password,
    );
    if (!person) return { __typename: "WrongCredentials", message: "Логин или пароль не подходят." };
    return { __typename: "SignInPayload", ...issue(person), viewer: this.#account(person) };
  };
  refreshSession = ({ input }: Args<{ refreshToken: string }>, { renew }: Asked) => {
    const tokens = renew(input.refreshToken);
    return tokens
      ? { __typename: "RefreshSessionPayload", ...tokens }
      : { __typename: "SessionEnded", message: "Сеанс окончен." };
  };
  signOut = () => ({ __typename: "SignOutPayload", endedSessionId: "1" });

  publishBlogPost = ({ input }: Args<{ title: string; body: string }>, asked: Asked) => {
    const author = signedIn(asked);
    const now = new Date().toISOString();
    const post: Subject = {
      ...input,
      __typename: "BlogPost",
      id: randomUUID(),
      organisationId: author.organisationId,
      flowsDown: false,
      author,
      publishedAt: now,
      updatedAt: now,
      viewerCanEdit: true,
    };
    this.subjects.unshift(post);
    this.feedAdded.tell({ id: `feed-${post.id}`, place: `feed-${post.id}`, subject: post });
    return { __typename: "PublishBlogPostPayload", blogPost: this.#subject(post) };
  };

  addComment = (
    { input }: Args<{ subjectId: string; text: string; replyToId?: string | null }>,
    asked: Asked,
  ) => {
    const author = signedIn(asked);
    const subject = this.subjects.find(({ id }) => id === input.subjectId);
    if (!subject) return { __typename: "SubjectNotFound", message: "Такой публикации нет." };
    if (subject.organisationId === "org-school" && author.organisationId === "org-garden") {
      return {
        __typename: "ForeignOrganisation",
        message: "Комментируют члены той организации, чья это публикация.",
      };
    }
    const place = this.comments.length + 100;
    const replied = this.comments.find(({ id }) => id === input.replyToId);
    const comment: Spoken = {
      id: `comment-${place}`,
      subjectId: subject.id,
      author,
      replyToId: replied ? (replied.replyToId ?? replied.id) : null,
      place,
      writtenAt: new Date().toISOString(),
      text: input.text,
      status: "VISIBLE",
      editedAt: null,
      reason: null,
      revision: this.#nextRevision(place),
    };
    this.comments.push(comment);
    this.commentsAdded.tell(comment);
    return { __typename: "AddCommentPayload", comment: this.#comment(comment) };
  };
  editComment = (args: Args<{ commentId: string; text: string }>, asked: Asked) =>
    this.#change("EditCommentPayload", args.input.commentId, asked, (comment) => {
      comment.text = args.input.text;
      comment.editedAt = new Date().toISOString();
    });
  deleteComment = ({ input }: Args<{ commentId: string }>, asked: Asked) =>
    this.#change("DeleteCommentPayload", input.commentId, asked, (comment) => {
      comment.status = "DELETED";
    });
  hideComment = ({ input }: Args<{ commentId: string; reason: string }>, asked: Asked) =>
    this.#change("HideCommentPayload", input.commentId, asked, (comment) => {
      comment.status = "HIDDEN";
      comment.reason = input.reason;
    });
  showComment = ({ input }: Args<{ commentId: string }>, asked: Asked) =>
    this.#change("ShowCommentPayload", input.commentId, asked, (comment) => {
      comment.status = "VISIBLE";
    });
  react = ({ input }: Args<{ subjectId: string; kind: string | null }>, asked: Asked) => {
    const { id } = signedIn(asked);
    const reactions = this.reactions.get(input.subjectId) ?? new Map<string, string>();
    this.reactions.set(input.subjectId, reactions);
    if (input.kind) reactions.set(id, input.kind);
    else reactions.delete(id);
    return { __typename: "ReactPayload", ...this.#reactionsTo(input.subjectId) };
  };

  subscription() {
    return {
      feedItemAdded: ({ organisationId, after }: { organisationId: string; after?: string | null }) =>
        this.feedAdded.follow(
          after ?? null,
          ({ subject }) => subject.organisationId === organisationId,
          ({ id, subject }) => ({ feedItemAdded: { id, publishedAt: subject.publishedAt, subject } }),
        ),
      applicationSubmitted: ({ after }: { after?: string | null }) =>
        this.applicationsSubmitted.follow(
          after ?? null,
          () => true,
          ({ application }) => ({ applicationSubmitted: this.#application(application) }),
        ),
      commentAdded: ({ subjectId, after }: { subjectId: string; after?: string | null }) =>
        this.commentsAdded.follow(
          after ?? null,
          (comment) => comment.subjectId === subjectId,
          (comment) => ({ commentAdded: this.#comment(comment) }),
        ),
      commentChanged: ({ subjectId, after }: { subjectId: string; after?: string | null }) =>
        this.commentsChanged.follow(
          after ?? null,
          (comment) => comment.subjectId === subjectId,
          (comment) => ({ commentChanged: this.#comment(comment) }),
        ),
    };
  }

  #revision = 1_000;
  #nextRevision(place: number): number {
    this.#revision += 1;
    return Math.max(this.#revision, place);
  }

  #change(payload: string, id: string, asked: Asked, deed: (comment: Spoken) => void) {
    const person = signedIn(asked);
    const comment = this.comments.find((one) => one.id === id);
    if (!comment || (comment.author !== person && !person.isModerator)) {
      return { __typename: "CommentNotFound", message: "Такого комментария нет." };
    }
    deed(comment);
    comment.revision = this.#nextRevision(0);
    this.commentsChanged.tell(comment);
    return { __typename: payload, comment: this.#comment(comment) };
  }

  #application(application: Application | undefined) {
    if (!application) return null;
    return {
      occupation: "EMPLOYED",
      ...application,
      organisation: () => this.#organisation(application.organisationId),
      matches: [{ reason: "PHONE", isOnRegister: true, member: null }],
    };
  }

  #decide(payload: string, id: string, asked: Asked, decision: Partial<Application>) {
    signedIn(asked);
    const application = this.applications.find((one) => one.id === id && one.status === "SUBMITTED");
    if (!application) return { __typename: "ApplicationNotFound", message: "Нет такого заявления." };
    Object.assign(application, decision, { decidedAt: new Date().toISOString() });
    return { __typename: payload, application: this.#application(application) };
  }

  #account(person: Person) {
    return {
      id: `account-${person.id}`,
      displayName: person.displayName,
      canSignInToCms: person.isModerator,
      grants: [
        {
          id: `grant-${person.id}`,
          role: person.isModerator ? "STAFF" : "MEMBER",
          organisation: () => this.#organisation(person.organisationId),
        },
      ],
      member: {
        id: person.id,
        organisation: () => this.#organisation(person.organisationId),
        ...this.benefitsOfMember(),
      },
    };
  }

  #organisation(id: string): Record<string, unknown> | null {
    const found = organisations.find((one) => one.id === id);
    if (!found) return null;
    const above = (parentId: string | null): unknown[] => {
      const parent = organisations.find((one) => one.id === parentId);
      return parent ? [...above(parent.parentId), parent] : [];
    };
    return {
      ...found,
      parent: () => found.parentId && this.#organisation(found.parentId),
      ancestors: () => above(found.parentId),
      children: (page: PageArgs) =>
        listPage(
          organisations.filter(({ parentId }) => parentId === id).map((one) => this.#organisation(one.id)),
          page,
        ),
      site: () => (id === "org-school" ? null : this.#site(id)),
      feed: (page: PageArgs) => {
        const path = [id, ...above(found.parentId).map((one) => (one as { id: string }).id)];
        const items = this.subjects
          .filter((one) => one.organisationId === id || (one.flowsDown && path.includes(one.organisationId)))
          .map((one) => ({
            id: `feed-${one.id}`,
            publishedAt: one.publishedAt,
            organisation: organisations.find((owner) => owner.id === one.organisationId),
            subject: this.#subject(one),
          }));
        return listPage(items, page);
      },
      blogPosts: (page: PageArgs) =>
        listPage(
          this.subjects.filter((one) => one.__typename === "BlogPost" && one.organisationId === id),
          page,
        ),
    };
  }

  #site(organisationId: string) {
    return {
      id: `site-${organisationId}`,
      title: organisations.find(({ id }) => id === organisationId)?.name,
      mission: "Вместе мы договариваемся о достойной зарплате, безопасном труде и отдыхе для каждой семьи.",
      locale: "RU",
      symbols: {},
      representatives: [{ fullName: "Белозёрский Иван", responsibility: "Охрана труда", contact: "каб. 12" }],
      socialLinks: [],
      superiorLinks: [],
      sections,
      organisation: () => this.#organisation(organisationId),
    };
  }

  #section(section: (typeof sections)[number]) {
    return {
      ...section,
      locale: "RU",
      site: { id: "site-org-region", organisation: { id: "org-region" } },
      articles: (page: PageArgs) =>
        listPage(
          this.subjects.filter(({ __typename }) => __typename === "Article").map((one) => this.#subject(one)),
          page,
        ),
    };
  }

  #subject(subject: Subject | undefined): Record<string, unknown> | null {
    if (!subject) return null;
    return {
      ...subject,
      organisation: () => subject.organisationId && this.#organisation(subject.organisationId),
      section: subject.organisationId === "org-region" ? sections[0] : null,
      comments: ({ order, ...page }: PageArgs & { order: string }) => {
        const threads = this.comments.filter((one) => one.subjectId === subject.id && one.replyToId === null);
        const ordered = order === "NEWEST" ? threads.toReversed() : threads;
        return {
          ...listPage(
            ordered.map((one) => this.#comment(one)),
            page,
          ),
          totalCount: this.comments.filter((one) => one.subjectId === subject.id).length,
        };
      },
      ...this.#reactionsTo(subject.id),
    };
  }

  #comment(comment: Spoken) {
    const { status, author, replyToId, id } = comment;
    const seesHidden = ({ person }: Asked) => person?.isModerator === true || person === author;
    return {
      ...comment,
      revision: String(comment.revision),
      text: (_: unknown, asked: Asked) =>
        status === "VISIBLE" || (status === "HIDDEN" && seesHidden(asked)) ? comment.text : null,
      hiddenBecause: (_: unknown, asked: Asked) =>
        status === "HIDDEN" && seesHidden(asked) ? comment.reason : null,
      viewerCanEdit: (_: unknown, { person }: Asked) => person === author && status !== "DELETED",
      viewerCanModerate: (_: unknown, { person }: Asked) =>
        person?.isModerator === true && status !== "DELETED",
      replyTo: replyToId ? { id: replyToId } : null,
      replies: (page: PageArgs) =>
        listPage(
          this.comments.filter((one) => one.replyToId === id).map((one) => this.#comment(one)),
          page,
        ),
      ...this.#reactionsTo(id),
    };
  }

  #reactionsTo(id: string) {
    const given = this.reactions.get(id) ?? new Map<string, string>();
    const counts = Map.groupBy(given.values(), (kind) => kind);
    return {
      reactions: () => [...counts].map(([kind, { length }]) => ({ kind, count: length })),
      viewerReaction: (_: unknown, { person }: Asked) => (person && given.get(person.id)) ?? null,
    };
  }
}

function signedIn({ person }: Asked): Person {
  if (!person) throw new GraphQLError("Sign in first.", { extensions: { code: "UNAUTHENTICATED" } });
  return person;
}
