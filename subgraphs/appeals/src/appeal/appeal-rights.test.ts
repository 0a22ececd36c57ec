import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { appeals } from "../subgraph.js";
import { deed, look, submitted } from "../testing/appeals.js";
import { TestUnion } from "../testing/union.js";

const app = testSubgraph(appeals);
beforeAll(() => TestUnion.open(app));

const DEEDS = ["reply", "answer", "note", "takeOn", "sort", "passOn", "close", "reopen", "rate"] as const;

describe("what the reader may do with an appeal", () => {
  it("is what the deeds let them do, wherever the appeal has come", async () => {
    const union = await TestUnion.found(app);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...DEEDS), { maxLength: 8 }), async (story) => {
        const anna = union.member(union.school);
        const operator = union.operator();
        const { id: appealId } = await submitted(anna);
        for (const [step, name] of story.entries()) {
          const text = `Слово ${step}`;
          const who = ["reply", "reopen", "rate"].includes(name) ? anna : operator;
          const { viewerMay, handlingOrganisation } = await look(
            who,
            appealId,
            `viewerMay { reply note takeOn sort passOn close reopen rate }
            handlingOrganisation { id }`,
          );
          const there = handlingOrganisation.id === union.district.id ? union.region : union.district;
          const deeds = {
            reply: () => deed(anna, "replyToAppeal", { appealId, text }),
            answer: () => deed(operator, "replyToAppeal", { appealId, text }),
            note: () => deed(operator, "noteOnAppeal", { appealId, text }),
            takeOn: () => deed(union.operator(union.root), "takeAppeal", { appealId }),
            sort: () => deed(operator, "sortAppeal", { appealId, kind: "QUESTION", topicCode: "PENSION" }),
            passOn: () =>
              deed(operator, "passAppealOn", {
                appealId,
                organisationId: there.id,
                decision: "BY_COMPETENCE",
              }),
            close: () => deed(operator, "closeAppeal", { appealId, outcome: "EXPLAINED", text }),
            reopen: () => deed(anna, "reopenAppeal", { appealId, text }),
            rate: () => deed(anna, "rateAppeal", { appealId, rating: 1 + (step % 5) }),
          };
          // Whoever has taken it on may do so no more; anybody else may.
          const mayDo =
            name === "answer" ? viewerMay.reply : name === "takeOn" ? viewerMay.close : viewerMay[name];
          const done = await deeds[name]();
          expect({ story, step, isDone: done.id === appealId }).toEqual({ story, step, isDone: mayDo });
        }
      }),
      { numRuns: 20 },
    );
  });
});
