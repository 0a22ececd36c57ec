import { randomUUID } from "node:crypto";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import type { StubConversation } from "./stub-conversation.js";
import { organisations, sections, type Subject } from "./stub-union.js";

interface OrganisationWish {
  readonly search?: string | null;
  readonly isClosed?: boolean;
  readonly level?: string | null;
  readonly parentId?: string | null;
}

/** Organisations, their sites and what they publish. */
export class StubPublications {
  readonly #added = new Stream<{ id: string; place: string; subject: Subject }>();

  constructor(
    private readonly subjects: Subject[],
    private readonly conversation: StubConversation,
  ) {}

  rootOrganisation = () => this.#organisation("org-top");
  organisation = ({ id }: { id: string }) => this.#organisation(id);
  article = ({ id }: { id: string }) =>
    this.subject(this.subjects.find((one) => one.id === id && one.__typename === "Article"));
  blogPost = ({ id }: { id: string }) =>
    this.subject(this.subjects.find((one) => one.id === id && one.__typename === "BlogPost"));
  section = ({ id }: { id: string }) => {
    const section = sections.find((one) => one.id === id);
    return section && this.#section(section);
  };
  organisations = ({ search, level, parentId, isClosed = false, ...page }: PageArgs & OrganisationWish) =>
    listPage(
      organisations
        .filter(
          (one) =>
            (one.closedOn !== null) === isClosed &&
            (level ?? one.level) === one.level &&
            (parentId ?? one.parentId) === one.parentId &&
            `${one.name} ${one.number}`.toLowerCase().includes(search?.toLowerCase() ?? ""),
        )
        .map(({ id }) => this.#organisation(id)),
      page,
    );

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
    this.#added.tell({ id: `feed-${post.id}`, place: `feed-${post.id}`, subject: post });
    return { __typename: "PublishBlogPostPayload", blogPost: this.subject(post) };
  };

  lines = {
    feedItemAdded: ({ organisationId, after }: { organisationId: string; after?: string | null }) =>
      this.#added.follow(
        after ?? null,
        ({ subject }) => subject.organisationId === organisationId,
        ({ id, subject }) => ({ feedItemAdded: { id, publishedAt: subject.publishedAt, subject } }),
      ),
  };

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
          organisations
            .filter(({ parentId, closedOn }) => parentId === id && closedOn === null)
            .map((one) => this.#organisation(one.id)),
          page,
        ),
      benefit: () => ({
        participantCount: 12,
        discounts: { kopecks: 40_500_00 },
        cashback: { kopecks: 9_800_00 },
        insurance: { kopecks: 5_000_00 },
        total: { kopecks: 55_300_00 },
      }),
      site: () => (id === "org-school" ? null : this.#site(id)),
      quietSites: (page: PageArgs) => listPage([this.#site(id)], page),
      feed: (page: PageArgs) => {
        const path = [id, ...above(found.parentId).map((one) => (one as { id: string }).id)];
        const items = this.subjects
          .filter((one) => one.organisationId === id || (one.flowsDown && path.includes(one.organisationId)))
          .map((one) => ({
            id: `feed-${one.id}`,
            publishedAt: one.publishedAt,
            organisation: organisations.find((owner) => owner.id === one.organisationId),
            subject: this.subject(one),
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
      isActual: false,
      lastNewsAt: "2026-10-01T09:00:00Z",
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
          this.subjects.filter(({ __typename }) => __typename === "Article").map((one) => this.subject(one)),
          page,
        ),
    };
  }

  subject(subject: Subject | undefined): Record<string, unknown> | null {
    if (!subject) return null;
    return {
      ...subject,
      organisation: () => subject.organisationId && this.#organisation(subject.organisationId),
      section: subject.organisationId === "org-region" ? sections[0] : null,
      ...this.conversation.below(subject.id),
    };
  }
}
