import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { LockMode } from "@mikro-orm/core";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { noteAccesses } from "../audit/note-accesses.js";
import { takeStep, writeSteps } from "../claim/advance-claim.js";
import { Claim } from "../claim/claim.entity.js";
import { ClaimState } from "../claim/claim-state.js";
import { sealName, type Health } from "../health/health.js";
import { HealthVault } from "../health/health-vault.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/organisation-place.js";
import { type InsuredPerson, LIST_KEPT_DAYS } from "./insurer-format.js";
import { spreadsheetFormat } from "./spreadsheet-format.js";

const MOST_CLAIMS = 2_000;

@InputType({ description: "Which claims go to the insurer." })
class ExportClaimsInput {
  @Field(() => ID, { description: "The organisation; its claims and those of all below it." })
  organisationId!: string;
}

@ObjectType({ description: "The file for the insurer is made." })
class ExportClaimsPayload {
  @Field(() => Int, { description: "The number of the list («Реестр №»)." })
  number!: number;

  @Field(() => Int, { description: "How many claims it has." })
  claimCount!: number;

  @Field(() => String, { description: "Where the file can be read, for ten minutes." })
  link!: string;
}

@ObjectType({
  implements: Problem,
  description: "No claim there is assessed, not sent yet, and of someone who still consents.",
})
class NothingToExport extends Problem {
  constructor() {
    super({
      ru: "Нет рассчитанных заявлений, которые ещё не переданы страховщику.",
      en: "There is no assessed claim that was not sent to the insurer yet.",
    });
  }
}

const ExportClaimsResult = createUnionType({
  name: "ExportClaimsResult",
  description: "Whether there is a file for the insurer.",
  types: () => [ExportClaimsPayload, OrganisationNotFound, NothingToExport] as const,
});

/** What is assessed goes to the insurer. */
@Resolver()
export class ExportClaims {
  @Mutation(() => ExportClaimsResult, {
    description:
      "Make the list of assessed claims for the insurer («реестр заявлений»), at most 2,000. Only of those who consent at this moment; a claim goes once, and again when it is assessed anew.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async exportClaims(
    @Arg("input", () => ExportClaimsInput, { description: "Which claims." })
    { organisationId }: ExportClaimsInput,
    @Ctx() context: Context,
  ): Promise<typeof ExportClaimsResult> {
    const { em, viewer, tell, companion, files, load } = context;
    const home = await load(places).load(organisationId);
    if (!home || !viewer.may(Permission.HANDLE_CLAIMS, home.path)) return new OrganisationNotFound();
    const rows = await em.execute<{ id: string; sealed: Uint8Array }[]>(
      `select id, sealed from claims where state = 'ASSESSED' and export_id is null
         and member_id is distinct from ?::uuid and path_of(organisation_id) <@ ?::ltree
       order by number limit ${MOST_CLAIMS} for update skip locked`,
      [viewer.memberId, home.path],
    );
    const sealed = new Map(rows.map((row) => [row.id, row.sealed]));
    const claims = await em.find(
      Claim,
      { id: { $in: [...sealed.keys()] } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const people = await peopleOf(
      claims.flatMap(({ memberId }) => memberId ?? []),
      context,
    );
    const vault = companion(HealthVault);
    const going = claims
      .toSorted((one, other) => one.number - other.number)
      .flatMap((claim) => {
        const { memberId } = claim;
        const person = memberId !== null && people.get(memberId);
        const health = sealed.get(claim.id);
        return person && health
          ? [{ claim, memberId, person, health: vault.open<Health>(sealName.claim(claim.id), health) }]
          : [];
      });
    if (going.length === 0) return new NothingToExport();

    const file = await files.keep(
      em,
      spreadsheetFormat.writeClaims(
        `Реестр заявлений ${today()}`,
        going.map(({ claim, person, health }) => ({
          ...person,
          number: claim.number,
          incidentOn: claim.incidentOn,
          injury: health.injury,
          rows: (health.lines ?? [])
            .filter(({ countedHundredths }) => countedHundredths > 0)
            .map(({ code }) => code)
            .join(", "),
          hundredths: claim.hundredths ?? 0,
          kopecks: claim.payoutKopecks ?? 0,
        })),
      ),
      LIST_KEPT_DAYS,
    );
    const [made] = await em.execute<{ id: string; number: number }[]>(
      `insert into claim_exports (organisation_id, file_id, claims, created_by) values (?, ?, ?, ?)
       returning id, number`,
      [home.id, file.id, going.length, viewer.accountId],
    );
    if (!made) throw new Error("The list of claims was not written.");
    const note = `Передано страховщику, реестр № ${made.number}.`;
    const taken = going.map(({ claim }) => {
      claim.exportId = made.id;
      return takeStep(claim, { state: ClaimState.ASSESSED, note });
    });
    await writeSteps(taken, { em, tell, vault, accountId: viewer.accountId });
    // Last: until the transaction ends, nobody else's access can be written down.
    const seen = going.map(({ claim, memberId }) => ({
      claimId: claim.id,
      memberId,
      organisationId: home.id,
      path: home.path,
    }));
    await noteAccesses(context, seen, "SENT_TO_INSURER");
    return Object.assign(new ExportClaimsPayload(), {
      number: made.number,
      claimCount: going.length,
      link: files.link(file.id),
    });
  }
}

/** Those whom the registry lets the insurer know, for they consent. */
async function peopleOf(ids: readonly string[], { em }: Context): Promise<Map<string, InsuredPerson>> {
  const rows = await readPublished<InsuredPerson & { memberId: string }>(
    em,
    ["insured_person"],
    `select member_id as "memberId", last_name as "lastName", first_name as "firstName", patronymic,
       born_on::text as "bornOn", card_number as "cardNumber"
     from published.insured_person where member_id = any(?::uuid[])`,
    [listOf(ids)],
  );
  return new Map(rows.map((row) => [row.memberId, row]));
}
