import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import type { StubConversation } from "./stub-conversation.js";
import type { SentFiles } from "./stub-member-files.js";
import { organisations, type Person } from "./stub-union.js";

interface Facts {
  readonly title: string;
  readonly description: string | null;
  readonly openness: string;
}
interface Belonging {
  readonly person: Person;
  standing: string;
  because: string | null;
  isKeeper: boolean;
  news: string;
}
interface GroupFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly addedAt: string;
}
interface Words {
  readonly title: string;
  readonly text: string;
  readonly fileIds?: readonly string[] | null;
}
interface Post {
  readonly id: string;
  readonly author: Person;
  readonly place: number;
  readonly writtenAt: string;
  title: string;
  text: string;
  files: readonly GroupFile[];
  editedAt: string | null;
  revision: number;
}
interface OfMember {
  readonly groupId: string;
  readonly memberId: string;
}

/** A group: those who serve keep it, and whoever is of it reads it. */
class StubGroup {
  readonly belongings: Belonging[] = [];
  posts: Post[] = [];
  readonly added = new Stream<Post>();
  readonly changed = new Stream<Post>();
  closedAt: string | null = null;

  constructor(
    readonly id: string,
    readonly organisationId: string,
    public facts: Facts,
    private readonly conversation: StubConversation,
    private readonly sent: SentFiles,
  ) {}

  of(personId: string | undefined): Belonging | null {
    return this.belongings.find(({ person }) => person.id === personId) ?? null;
  }

  stand(person: Person, standing: string | null, because: string | null = null): void {
    const own = this.of(person.id);
    if (standing === null)
      this.belongings.splice(0, Infinity, ...this.belongings.filter((one) => one !== own));
    else if (own) Object.assign(own, { standing, because });
    else this.belongings.push({ person, standing, because, isKeeper: false, news: "OWN" });
  }

  isReadBy(person: Person | null): boolean {
    return person?.role === "STAFF" || this.of(person?.id)?.standing === "MEMBER";
  }

  filesOf({ fileIds }: Words): GroupFile[] {
    return (fileIds ?? []).map((id) => {
      const { name = "файл", content } = this.sent.get(id) ?? {};
      return { id, name, size: content?.length ?? 0, addedAt: new Date().toISOString() };
    });
  }

  write(author: Person, { title, text, fileIds }: Words): Post {
    const place = this.posts.length + 1;
    const id = `${this.id}-post-${place}`;
    const writtenAt = new Date().toISOString();
    const files = this.filesOf({ title, text, fileIds: fileIds ?? [] });
    const post: Post = {
      title,
      text,
      files,
      id,
      author,
      place,
      revision: place,
      writtenAt,
      editedAt: null,
    };
    this.posts.push(post);
    this.conversation.takeUp({ id, organisationId: this.organisationId });
    this.added.tell(post);
    return post;
  }

  shown(person: Person | null): object {
    const keeps = person?.role === "STAFF";
    const own = this.of(person?.id);
    const isRead = this.isReadBy(person);
    const isNew = !own || own.standing === "DECLINED" || own.standing === "INVITED";
    return {
      ...this.facts,
      id: this.id,
      closedAt: this.closedAt,
      organisation: organisations.find(({ id }) => id === this.organisationId),
      memberCount: this.belongings.filter(({ standing }) => standing === "MEMBER").length,
      viewerMembership: own,
      viewerNews: own?.standing === "MEMBER" ? own.news : null,
      viewerCanJoin: person?.role === "MEMBER" && isNew && this.closedAt === null,
      viewerCanRead: isRead,
      viewerCanWrite: isRead && this.closedAt === null,
      viewerCanKeep: keeps,
      viewerCanChange: keeps,
      members: (page: PageArgs & { standing: string }) =>
        keeps || (isRead && page.standing === "MEMBER")
          ? listPage(
              this.belongings
                .filter(({ standing }) => standing === page.standing)
                .map((one) => ({ ...one, id: one.person.id, member: one.person })),
              page,
            )
          : null,
      posts: (page: PageArgs & { search?: string | null }) =>
        isRead
          ? listPage(
              this.posts
                .filter(({ title, text }) => `${title} ${text}`.includes(page.search ?? ""))
                .toReversed()
                .map((post) => this.shownPost(post, person)),
              page,
            )
          : null,
      files: (page: PageArgs) =>
        isRead
          ? listPage(
              this.posts.flatMap((post) => post.files.map((file) => ({ ...file, post }))).toReversed(),
              page,
            )
          : null,
    };
  }

  shownPost(post: Post, person: Person | null) {
    return {
      ...post,
      ...this.conversation.below(post.id),
      status: "VISIBLE",
      hiddenBecause: null,
      revision: String(post.revision),
      viewerCanEdit: post.author === person && this.closedAt === null,
      viewerCanDelete: post.author === person,
      viewerCanModerate: person?.role === "STAFF",
      group: { id: this.id, title: this.facts.title },
    };
  }
}

/** The groups of all organisations. */
export class StubGroups {
  readonly #groups: StubGroup[] = [];

  constructor(
    private readonly conversation: StubConversation,
    private readonly sent: SentFiles,
  ) {}

  ofOrganisation() {
    return {
      viewerCanOpenGroups: (_: unknown, { person }: Asked) => person?.role === "STAFF",
      groups: (page: PageArgs & { closed: boolean }, { person }: Asked) =>
        listPage(
          this.#groups
            .filter(({ closedAt }) => person !== null && (closedAt !== null) === page.closed)
            .map((group) => group.shown(person)),
          page,
        ),
    };
  }

  ofPerson(person: Person) {
    return (page: PageArgs) =>
      listPage(
        this.#groups.filter((group) => group.of(person.id)).map((group) => group.shown(person)),
        page,
      );
  }

  #find(id: string): StubGroup {
    const group = this.#groups.find((one) => one.id === id);
    if (!group) throw new Error(`There is no group ${id}.`);
    return group;
  }

  #whose(postId: string): { group: StubGroup; post: Post } | null {
    for (const group of this.#groups) {
      const post = group.posts.find(({ id }) => id === postId);
      if (post) return { group, post };
    }
    return null;
  }

  fields() {
    const memberOf = ({ groupId, memberId }: OfMember) => {
      const belonging = this.#find(groupId).of(memberId);
      if (!belonging) throw new Error(`${memberId} is nothing to ${groupId}.`);
      return belonging;
    };
    return {
      group: ({ id }: { id: string }, { person }: Asked) =>
        (person && this.#groups.find((one) => one.id === id)?.shown(person)) ?? null,
      groupPost: ({ id }: { id: string }, { person }: Asked) => {
        const found = this.#whose(id);
        return found?.group.isReadBy(person) ? found.group.shownPost(found.post, person) : null;
      },
      groupFile: ({ id }: { id: string }, { person }: Asked) => {
        const group = this.#groups.find(({ posts }) =>
          posts.some(({ files }) => files.some((file) => file.id === id)),
        );
        return group?.isReadBy(person) ? { id, url: `/files/community/${id}` } : null;
      },
      chooseGroupNews: ({ input }: Args<{ groupId: string; news: string }>, asked: Asked) => {
        const own = this.#find(input.groupId).of(signedIn(asked).id);
        if (!own) return { __typename: "NotOfGroup", message: "Вы не участник этой группы." };
        own.news = input.news;
        return { __typename: "ChooseGroupNewsPayload" };
      },
      openGroup: ({ input }: Args<Facts & { organisationId: string }>, { person }: Asked) => {
        if (!input.title) {
          const fields = [{ path: "title", message: "Напишите текст." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        const { organisationId, ...facts } = input;
        const id = `group-${this.#groups.length + 1}`;
        const group = new StubGroup(id, organisationId, facts, this.conversation, this.sent);
        this.#groups.push(group);
        return { __typename: "OpenGroupPayload", group: group.shown(person) };
      },
      changeGroup: (
        { input: { groupId, ...facts } }: Args<Facts & { groupId: string }>,
        { person }: Asked,
      ) => {
        const group = this.#find(groupId);
        group.facts = facts;
        return { __typename: "ChangeGroupPayload", group: group.shown(person) };
      },
      closeGroup: ({ input }: Args<{ groupId: string }>) => {
        this.#find(input.groupId).closedAt = new Date().toISOString();
        return { __typename: "CloseGroupPayload" };
      },
      reopenGroup: ({ input }: Args<{ groupId: string }>) => {
        this.#find(input.groupId).closedAt = null;
        return { __typename: "ReopenGroupPayload" };
      },
      joinGroup: ({ input }: Args<{ groupId: string }>, asked: Asked) => {
        const group = this.#find(input.groupId);
        group.stand(signedIn(asked), group.facts.openness === "OPEN" ? "MEMBER" : "ASKED");
        return { __typename: "JoinGroupPayload" };
      },
      leaveGroup: ({ input }: Args<{ groupId: string }>, asked: Asked) => {
        this.#find(input.groupId).stand(signedIn(asked), null);
        return { __typename: "LeaveGroupPayload" };
      },
      decideGroupRequest: ({ input }: Args<OfMember & { isAccepted: boolean; because?: string | null }>) => {
        Object.assign(memberOf(input), {
          standing: input.isAccepted ? "MEMBER" : "DECLINED",
          because: input.because ?? null,
        });
        return { __typename: "DecideGroupRequestPayload" };
      },
      removeFromGroup: ({ input }: Args<OfMember & { because: string }>) => {
        Object.assign(memberOf(input), { standing: "REMOVED", because: input.because });
        return { __typename: "RemoveFromGroupPayload" };
      },
      nameGroupKeeper: ({ input }: Args<OfMember & { isKeeper: boolean }>) => {
        memberOf(input).isKeeper = input.isKeeper;
        return { __typename: "NameGroupKeeperPayload" };
      },
      writeGroupPost: ({ input: { groupId, ...words } }: Args<Words & { groupId: string }>, asked: Asked) => {
        const group = this.#find(groupId);
        const person = signedIn(asked);
        return {
          __typename: "WriteGroupPostPayload",
          post: group.shownPost(group.write(person, words), person),
        };
      },
      editGroupPost: (
        { input: { postId, ...words } }: Args<Words & { postId: string }>,
        { person }: Asked,
      ) => {
        const found = this.#whose(postId);
        if (!found) return { __typename: "GroupPostNotFound", message: "Такой записи нет." };
        const { group, post } = found;
        const { title, text } = words;
        const files = group.filesOf(words);
        const editedAt = new Date().toISOString();
        Object.assign(post, { title, text, files, editedAt, revision: post.revision + 1_000 });
        group.changed.tell(post);
        return { __typename: "EditGroupPostPayload", post: group.shownPost(post, person) };
      },
      deleteGroupPost: ({ input: { postId } }: Args<{ postId: string }>) => {
        const found = this.#whose(postId);
        if (!found) return { __typename: "GroupPostNotFound", message: "Такой записи нет." };
        found.group.posts = found.group.posts.filter((post) => post !== found.post);
        return { __typename: "DeleteGroupPostPayload" };
      },
    };
  }

  readonly lines = {
    groupPostAdded: ({ groupId, after }: { groupId: string; after?: string | null }, { person }: Asked) => {
      const group = this.#find(groupId);
      return group.added.follow(
        after ?? null,
        () => group.isReadBy(person),
        (post) => ({ groupPostAdded: group.shownPost(post, person) }),
      );
    },
    groupPostChanged: ({ groupId }: { groupId: string }, { person }: Asked) => {
      const group = this.#find(groupId);
      return group.changed.follow(
        null,
        () => group.isReadBy(person),
        (post) => ({ groupPostChanged: group.shownPost(post, person) }),
      );
    },
  };
}
