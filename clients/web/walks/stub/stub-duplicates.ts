import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubMemberCards } from "./stub-member-card.js";
import type { StubRegister } from "./stub-register.js";
import type { Person } from "./stub-union.js";

interface Merge {
  readonly id: string;
  readonly keptId: string;
  readonly mergedId: string;
  readonly reason: string;
  readonly mergedAt: string;
  readonly mergedBy: Person;
}
interface Pair {
  readonly reason: string;
  readonly memberId: string;
  readonly otherId: string;
}

/** Of another's member nobody is told more than the name beside a comment. */
const STRANGER = { id: "member-elsewhere", displayName: "Нина Б." };

/** Members of one name, until they are said to be one person or two; and one who is alike elsewhere. */
export class StubDuplicates {
  readonly #dismissed = new Set<string>();
  readonly #merges: Merge[] = [];
  #count = 0;

  constructor(
    private readonly register: StubRegister,
    private readonly cards: StubMemberCards,
  ) {}

  ofOrganisation() {
    return {
      probableDuplicates: (page: PageArgs, { person }: Asked) =>
        person?.role === "STAFF" ? listPage(this.#pairs().map(this.#shown), page) : null,
    };
  }

  /** What merges say of a card. */
  ofMember(id: string) {
    const into = this.#merges.find(({ mergedId }) => mergedId === id);
    return {
      ...(into && { status: "REMOVED" }),
      mergedInto: () => (into ? this.#merge(into) : null),
      mergedFrom: () => this.#merges.filter(({ keptId }) => keptId === id).map((merge) => this.#merge(merge)),
    };
  }

  fields() {
    return {
      dismissDuplicate: ({ input }: Args<{ memberId: string; otherId: string }>) => {
        this.#dismissed.add(keyOf(input.memberId, input.otherId));
        return { __typename: "DismissDuplicatePayload", member: this.#member(input.memberId) };
      },
      mergeMembers: ({ input }: Args<{ keptId: string; mergedId: string; reason: string }>, asked: Asked) => {
        this.#count += 1;
        const merge = {
          ...input,
          id: `merge-${this.#count}`,
          mergedAt: new Date().toISOString(),
          mergedBy: signedIn(asked),
        };
        this.#merges.push(merge);
        return { __typename: "MergeMembersPayload", merge: this.#merge(merge) };
      },
      undoMerge: ({ input }: Args<{ mergeId: string }>) => {
        const at = this.#merges.findIndex(({ id }) => id === input.mergeId);
        const [merge] = at < 0 ? [] : this.#merges.splice(at, 1);
        if (!merge) return { __typename: "MergeNotFound", message: "Нет такого действующего объединения." };
        return {
          __typename: "UndoMergePayload",
          kept: this.#member(merge.keptId),
          merged: this.#member(merge.mergedId),
          leftAsItIs: [{ part: "FIELD", name: "phone" }],
        };
      },
    };
  }

  #pairs(): Pair[] {
    const { members } = this.register;
    const alike = members.flatMap((one, at) =>
      members
        .slice(at + 1)
        .filter(({ name }) => name.full === one.name.full)
        .map((other) => ({ reason: "NAME", memberId: one.id, otherId: other.id })),
    );
    const elsewhere = { reason: "SIMILAR_NAME", memberId: "member-with-card", otherId: STRANGER.id };
    return [...alike, elsewhere].filter(
      ({ memberId, otherId }) =>
        !this.#dismissed.has(keyOf(memberId, otherId)) &&
        !this.#merges.some(({ mergedId }) => mergedId === memberId || mergedId === otherId),
    );
  }

  readonly #shown = ({ reason, memberId, otherId }: Pair) => ({
    reason,
    member: this.#member(memberId),
    other: otherId === STRANGER.id ? STRANGER : this.#member(otherId),
  });

  #merge(merge: Merge) {
    return { ...merge, kept: this.#member(merge.keptId), merged: this.#member(merge.mergedId) };
  }

  #member(id: string) {
    return { ...this.cards.shown(id), ...this.ofMember(id) };
  }
}

const keyOf = (...ids: string[]) => ids.toSorted().join(" ");
