import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isCarried, MeetingKind, quorumOf, VoteShare } from "./meeting.entity.js";

describe("a quorum", () => {
  it("is more than half, and no more than that", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (entitled) => {
        const needed = quorumOf(MeetingKind.GENERAL_MEETING, entitled);
        expect([needed * 2 > entitled, (needed - 1) * 2 > entitled]).toEqual([true, false]);
      }),
    );
  });

  it("of a conference is two thirds, and no more than that", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (entitled) => {
        const needed = quorumOf(MeetingKind.CONFERENCE, entitled);
        expect([needed * 3 >= entitled * 2, (needed - 1) * 3 >= entitled * 2]).toEqual([true, false]);
      }),
    );
  });
});

describe("a decision", () => {
  it.each([
    [VoteShare.MAJORITY, 11, 10, 0, true],
    [VoteShare.MAJORITY, 10, 10, 0, false],
    [VoteShare.MAJORITY, 10, 0, 10, false],
    [VoteShare.MAJORITY, 0, 0, 0, false],
    [VoteShare.TWO_THIRDS, 20, 10, 0, true],
    [VoteShare.TWO_THIRDS, 19, 10, 0, false],
    [VoteShare.TWO_THIRDS, 0, 0, 0, false],
  ])(
    "that needs %s, by %i for, %i against, %i abstained: %s",
    (needed, votesFor, votesAgainst, votesAbstained, carried) => {
      expect(isCarried({ needed, votesFor, votesAgainst, votesAbstained })).toBe(carried);
    },
  );
});
