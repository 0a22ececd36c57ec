import { resumeRead } from "@angel/kit/live";
import { Open } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import { Claim } from "./claim.entity.js";
import { claimChanged } from "./claim.events.js";
import { claims } from "./claim.loader.js";

interface Changed {
  readonly payload: { readonly claimId: string; readonly revision: number };
}
interface ClaimChangedArgs {
  claimId: string;
  after?: string | null;
}

@Resolver()
export class ClaimChanged {
  @Subscription(() => Claim, {
    description:
      "A claim as it goes on, for the claimant and for those who handle it. With `after`, at once when it changed since.",
    subscribe: source<ClaimChangedArgs>(open),
  })
  @Open(
    "It is for the claimant, who may have left the union, and for handlers; row-level security says which.",
  )
  async claimChanged(
    @Root() { payload }: Changed,
    @Arg("claimId", () => ID, { description: "The claim." }) _claimId: string,
    @Arg("after", () => String, {
      nullable: true,
      description: "The greatest `revision` seen; a later one is given first.",
    })
    _after: string | null,
    @Ctx() { load }: Context,
  ): Promise<Claim> {
    const claim = await load(claims).load(payload.claimId);
    if (!claim) throw badInput("The claim is not yours to see any more.");
    return claim;
  }
}

async function open({ claimId, after }: ClaimChangedArgs, context: Context): Promise<AsyncIterable<Changed>> {
  const last = after ? Number(after) : null;
  if (last !== null && !Number.isSafeInteger(last)) throw badInput("`after` is not a revision.");
  const live = context.live.on(claimChanged, (payload) => payload.claimId === claimId);
  return resumeRead<Changed, number>(
    live,
    async () => {
      const claim = await context.load(claims).load(claimId);
      if (!claim) throw badInput("There is no such claim of yours.");
      const isMissed = last !== null && claim.lastRevision > last;
      const now = { payload: { claimId: claim.id, revision: claim.lastRevision } };
      return { after: last, missed: isMissed ? [now] : [] };
    },
    ({ payload }) => payload.revision,
  );
}
