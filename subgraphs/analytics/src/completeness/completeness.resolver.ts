import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Share } from "../figure/share.type.js";
import { childrenOf } from "../organisation/organisation.loader.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { chairTasks, wholeOf } from "./chair-task.js";
import { ChairTask, ChairTaskConnection } from "./chair-task.type.js";
import { completenessLines, missing } from "./completeness.loader.js";
import {
  CompletenessLine,
  CompletenessOfChild,
  CompletenessOfChildConnection,
  CompletenessReport,
} from "./completeness.type.js";
import { CompletenessField } from "./field.js";

@Resolver(() => Organisation)
export class CompletenessOfOrganisation {
  @May(Permission.VIEW_STATISTICS, HERE)
  @FieldResolver(() => CompletenessReport, {
    nullable: true,
    description: "What is not filled in here and below; null when not yours to see.",
  })
  completenessReport(@Root() organisation: Organisation): CompletenessReport {
    return new CompletenessReport(organisation, today());
  }

  @May(Permission.KEEP_REGISTER, HERE)
  @FieldResolver(() => ChairTaskConnection, {
    nullable: true,
    description:
      "What to fill in next («пять минут»), what brings the organisation on the most first; null when its register is not yours to keep.",
  })
  async chairTasks(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { load }: Context,
  ): Promise<Connection<ChairTask>> {
    const tasks = chairTasks(await load(completenessLines).load(organisation));
    const fields = Object.values(CompletenessField);
    return inOrder(page, tasks, ({ countInFiveMinutes, field }) => [
      -countInFiveMinutes,
      fields.indexOf(field),
    ]);
  }
}

@Resolver(() => CompletenessReport)
export class CompletenessReportResolver {
  @FieldResolver(() => [CompletenessLine], { description: "A line for each field that must be filled in." })
  lines(@Root() { organisation }: CompletenessReport, @Ctx() { load }: Context): Promise<CompletenessLine[]> {
    return load(completenessLines).load(organisation);
  }

  @FieldResolver(() => Share, {
    description: "How much of all that must be filled in is («полнота»); hidden where a line of it is.",
  })
  async filled(@Root() { organisation, on }: CompletenessReport, @Ctx() { load }: Context): Promise<Share> {
    const whole = wholeOf(await load(completenessLines).load(organisation));
    return new Share(whole && whole.asked - whole.missing, whole && whole.asked, on);
  }

  @FieldResolver(() => CompletenessOfChildConnection, {
    description:
      "Where a field is missing: the organisations right below, those with the most to fill in first; what is hidden from you comes last.",
  })
  async children(
    @Root() { organisation }: CompletenessReport,
    @Arg("field", () => CompletenessField, { description: "What must be filled in." })
    field: CompletenessField,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { load }: Context,
  ): Promise<Connection<CompletenessOfChild>> {
    const below = await load(childrenOf).load(organisation);
    const shares = await load(missing).loadMany(below.map((child) => ({ organisation: child, field })));
    const rows = below.map((child, at) => {
      const share = shares[at];
      if (!share || share instanceof Error) throw share ?? new Error("A child has no share.");
      return { organisation: child, missing: share };
    });
    return inOrder(page, rows, (row) => [-(row.missing.count ?? -1), row.organisation.node]);
  }
}

/** A page of rows that are all at hand, sought by key: the row under the cursor may have gone meanwhile. */
function inOrder<Row>(
  page: PageArgs,
  rows: readonly Row[],
  key: (row: Row) => readonly [number, number],
): Promise<Connection<Row>> {
  const compare = (one: readonly [number, number], other: readonly [number, number]) =>
    one[0] - other[0] || one[1] - other[1];
  const ordered = rows.toSorted((one, other) => compare(key(one), key(other)));
  return connect(page, {
    key,
    rows: async (limit, after) => {
      const from = after && readKey(after, "int", "int");
      return ordered.filter((row) => from === null || compare(key(row), from) > 0).slice(0, limit);
    },
    total: () => rows.length,
  });
}
