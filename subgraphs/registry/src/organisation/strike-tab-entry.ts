import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from "type-graphql";
import { keepOrganisation } from "./kept-organisation.js";
import { Organisation } from "./organisation.entity.js";
import { organisationChanged } from "./organisation.events.js";
import { TabEntryNotFound } from "./tab-entry-not-found.js";

enum EntryTab {
  HEAD_COUNTS = "HEAD_COUNTS",
  AGREEMENTS = "AGREEMENTS",
  AWARDS = "AWARDS",
  MEETINGS = "MEETINGS",
  ATTACHMENTS = "ATTACHMENTS",
}

registerEnumType(EntryTab, {
  name: "EntryTab",
  description: "A tab of an organisation whose entries are struck out where they were a mistake.",
  valuesConfig: {
    HEAD_COUNTS: { description: "The counts of the tab «Организация»." },
    AGREEMENTS: { description: "«Акты соцпартнёрства»." },
    AWARDS: { description: "«Награды»." },
    MEETINGS: { description: "Meetings of bodies («протоколы»)." },
    ATTACHMENTS: { description: "«Присоединённые файлы»." },
  },
});

const TABLES: Record<EntryTab, string> = {
  [EntryTab.HEAD_COUNTS]: "head_counts",
  [EntryTab.AGREEMENTS]: "agreements",
  [EntryTab.AWARDS]: "organisation_awards",
  [EntryTab.MEETINGS]: "meetings",
  [EntryTab.ATTACHMENTS]: "attachments",
};

@InputType({ description: "Which entry was a mistake." })
class StrikeTabEntryInput {
  @Field(() => EntryTab, { description: "The tab on which it stands." })
  tab!: EntryTab;

  @Field(() => ID, { description: "The entry." })
  entryId!: string;
}

@ObjectType({ description: "The entry no longer stands on the tab." })
class StrikeTabEntryPayload {
  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

const StrikeTabEntryResult = createUnionType({
  name: "StrikeTabEntryResult",
  description: "How striking out went.",
  types: () => [StrikeTabEntryPayload, TabEntryNotFound] as const,
});

/** The chair strikes out what was entered by mistake; it is kept, with who struck it out. */
@Resolver()
export class StrikeTabEntry {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => StrikeTabEntryResult, {
    description:
      "Strike out an entry on a tab of an organisation that was a mistake. It is kept, and shown no more.",
  })
  async strikeTabEntry(
    @Arg("input", () => StrikeTabEntryInput, { description: "Which entry." }) input: StrikeTabEntryInput,
    @Ctx() context: Context,
  ): Promise<typeof StrikeTabEntryResult> {
    const { em, tell, viewer } = context;
    const { entryId } = input;
    if (!isUuid(entryId)) return new TabEntryNotFound();
    const table = TABLES[input.tab];
    const [entry] = await em.execute<{ home: string }[]>(
      `select organisations.id as home from ${table} entry join organisations on node = organisation_id
       where entry.id = ? and struck_at is null`,
      [entryId],
    );
    const organisation = entry && (await keepOrganisation(entry.home, context));
    if (!(organisation instanceof Organisation)) return new TabEntryNotFound();
    await em.execute(`update ${table} set struck_at = now(), struck_by_id = ? where id = ?`, [
      viewer.accountId,
      entryId,
    ]);
    tell(organisationChanged, { id: organisation.id });
    return Object.assign(new StrikeTabEntryPayload(), { organisation });
  }
}
