import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { healthOfClaims } from "../health/health.loader.js";
import { assess, type Finding, kopecksOf, UnknownRow } from "../payout-table/assess.js";
import type { PayoutTable } from "../payout-table/payout-table.entity.js";
import { inForce, payoutTables, tablesOfProgrammes } from "../payout-table/payout-table.loader.js";
import { terms } from "../programme/programme.loader.js";
import type { Step } from "./advance-claim.js";
import { Claim } from "./claim.entity.js";
import { ClaimState, UNDECIDED } from "./claim-state.js";
import { handleClaim, HANDLING_PROBLEMS, HandledClaimInput } from "./handled-claim.js";
import { ConsentNeeded } from "./submit-claim.js";

const MOST_FINDINGS = 30;
const MOST_OF_A_KIND = 100;
const MOST_DAYS = 3_650;

@InputType({ description: "A row of the table that was found true of the injured." })
class ClaimFindingInput {
  @Field(() => String, { description: "The row's code." })
  rowCode!: string;

  @Field(() => Int, { defaultValue: 1, description: "How many of the kind, 1 to 100." })
  count!: number;

  @Field(() => Boolean, { defaultValue: false, description: "Whether an X-ray confirms it." })
  isXrayed!: boolean;

  @Field(() => Int, { nullable: true, description: "How many days the treatment took; null when unknown." })
  treatmentDays?: number | null;
}

@InputType({ description: "What was found of a claim." })
class AssessClaimInput extends HandledClaimInput {
  @Field(() => [ClaimFindingInput], { description: "What was found, one to thirty rows." })
  findings!: ClaimFindingInput[];
}

@ObjectType({ description: "The claim is reckoned." })
class AssessClaimPayload {
  constructor(claim: Claim) {
    this.claim = claim;
  }

  @Field(() => Claim, { description: "The claim; its `assessment` explains the sum line by line." })
  claim: Claim;
}

const AssessClaimResult = createUnionType({
  name: "AssessClaimResult",
  description: "What the claim comes to.",
  types: () => [AssessClaimPayload, ...HANDLING_PROBLEMS, ConsentNeeded] as const,
});

/** Who handles a claim says what is true of it; the table says what that is worth. */
@Resolver()
export class AssessClaim {
  @Mutation(() => AssessClaimResult, {
    description:
      "Reckon a claim by the table that held on the day of the injury («расчёт выплаты»). Done again, it is reckoned anew.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async assessClaim(
    @Arg("input", () => AssessClaimInput, { description: "What was found." }) input: AssessClaimInput,
    @Ctx() context: Context,
  ): Promise<typeof AssessClaimResult> {
    const claim = await handleClaim(input, context, {
      from: UNDECIDED,
      step: (undecided) => assessment(undecided, input.findings, context),
    });
    if (!(claim instanceof Claim)) return claim;
    context.load(healthOfClaims).clear(claim.id);
    return new AssessClaimPayload(claim);
  }
}

async function assessment(
  claim: Claim,
  found: readonly ClaimFindingInput[],
  context: Context,
): Promise<Step | ConsentNeeded | InvalidInput> {
  const { load } = context;
  const faults = faultsOf(found);
  if (faults.length > 0) return new InvalidInput(faults);
  const health = await load(healthOfClaims).load(claim.id);
  if (!health) return new ConsentNeeded();
  const promised = await load(terms).load(claim.termsId);
  const table = promised && (await tableOf(claim, promised.programmeId, context));
  if (!table) return new InvalidInput([noTable()]);

  const findings: Finding[] = found.map(({ rowCode, treatmentDays = null, ...rest }) => ({
    ...rest,
    code: rowCode,
    treatmentDays,
  }));
  const assessed = assessedBy(table, findings, claim);
  if (assessed instanceof UnknownRow) return new InvalidInput([unknownRow(found, assessed)]);
  claim.payoutTableId = table.id;
  claim.hundredths = assessed.hundredths;
  claim.payoutKopecks = kopecksOf(promised.sumKopecks, assessed.hundredths);
  // What was sent to the insurer before is not what it is now.
  claim.exportId = null;
  return { state: ClaimState.ASSESSED, health: { ...health, findings, lines: assessed.lines } };
}

async function tableOf(
  { payoutTableId, incidentOn }: Claim,
  programmeId: string,
  { load }: Context,
): Promise<PayoutTable | null> {
  if (payoutTableId) return load(payoutTables).load(payoutTableId);
  return inForce(await load(tablesOfProgrammes).load(programmeId), incidentOn) ?? null;
}

function assessedBy({ sections }: PayoutTable, findings: readonly Finding[], { incidentOn }: Claim) {
  try {
    return assess(sections, findings, { incidentOn, on: today() });
  } catch (error) {
    if (error instanceof UnknownRow) return error;
    throw error;
  }
}

function faultsOf(findings: readonly ClaimFindingInput[]): InvalidField[] {
  const faults: InvalidField[] = [];
  const within = (path: string, number: number, least: number, most: number) => {
    if (number >= least && number <= most) return;
    faults.push(new InvalidField(path, { ru: `От ${least} до ${most}.`, en: `From ${least} to ${most}.` }));
  };
  within("findings", findings.length, 1, MOST_FINDINGS);
  for (const [index, { count, treatmentDays }] of findings.entries()) {
    within(`findings.${index}.count`, count, 1, MOST_OF_A_KIND);
    within(`findings.${index}.treatmentDays`, treatmentDays ?? 0, 0, MOST_DAYS);
  }
  return faults;
}

function unknownRow(findings: readonly ClaimFindingInput[], { code }: UnknownRow): InvalidField {
  const index = findings.findIndex(({ rowCode }) => rowCode === code);
  return new InvalidField(`findings.${index}.rowCode`, {
    ru: "В таблице, по которой считают это заявление, такой строки нет.",
    en: "The table by which this claim is reckoned has no such row.",
  });
}

function noTable(): InvalidField {
  return new InvalidField("claimId", {
    ru: "На день события не было таблицы выплат.",
    en: "No table of payouts held on the day of the injury.",
  });
}
