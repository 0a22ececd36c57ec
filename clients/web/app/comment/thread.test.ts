import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { latestComment, latestRevision, mergeComments, type Said, type Thread } from "./thread.js";

type Comment = Said & { readonly text: string };

const said = (
  place: number,
  {
    replyTo,
    text = `${place}`,
    revision = place,
  }: { replyTo?: number; text?: string; revision?: number } = {},
): Comment => ({
  id: `c${place}`,
  text,
  writtenAt: new Date(Date.UTC(2026, 10, 21) + place * 1000).toISOString(),
  revision: `${revision}`,
  replyTo: replyTo === undefined ? null : { id: `c${replyTo}` },
});

const alone = (comment: Comment): Thread<Comment> => ({ comment, replies: [] });
const all = { hasOlder: false };

const shape = (threads: readonly Thread<Comment>[]) =>
  threads.map(({ comment, replies }) => [comment.text, ...replies.map(({ text }) => text)]);

describe("merging what is said into a conversation", () => {
  it("puts a new comment first and an answer last below what it answers", () => {
    const before = [alone(said(2)), alone(said(1))];
    expect(
      shape(mergeComments(before, [said(3), said(4, { replyTo: 1 }), said(5, { replyTo: 4 })], all)),
    ).toEqual([["3"], ["2"], ["1", "4", "5"]]);
  });

  it("shows a change, and not one that is older than what is shown", () => {
    const before = [{ comment: said(1, { text: "new", revision: 10 }), replies: [said(2, { replyTo: 1 })] }];
    expect(shape(mergeComments(before, [said(1, { text: "old", revision: 9 })], all))).toEqual([
      ["new", "2"],
    ]);
    expect(
      shape(
        mergeComments(
          before,
          [
            said(1, { text: "newer", revision: 11 }),
            said(2, { replyTo: 1, text: "said better", revision: 12 }),
          ],
          all,
        ),
      ),
    ).toEqual([["newer", "said better"]]);
  });

  it("leaves out what belongs to a page that is not loaded", () => {
    const before = [alone(said(7)), alone(said(6))];
    const news = [said(3, { text: "older", revision: 20 }), said(8, { replyTo: 2 })];
    expect(shape(mergeComments(before, news, { hasOlder: true }))).toEqual([["7"], ["6"]]);
  });

  it("is the same in whatever order and however often things arrive", () => {
    const events = [
      said(3),
      said(4),
      said(5, { replyTo: 3 }),
      said(6, { replyTo: 3 }),
      said(4, { text: "edited", revision: 7 }),
    ];
    const once = shape(mergeComments([alone(said(1))], events, all));
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 0 }), (repeated) => {
        expect(shape(mergeComments([alone(said(1))], [...events, ...repeated], all))).toEqual(once);
      }),
    );
  });

  it("knows from where to follow on", () => {
    const threads = [
      alone(said(9)),
      { comment: said(8), replies: [said(10, { replyTo: 8 })] },
      alone(said(2, { revision: 11 })),
    ];
    expect([latestComment(threads), latestRevision(threads)]).toEqual(["c10", "11"]);
    expect([latestComment([]), latestRevision([])]).toEqual([null, null]);
  });
});
