import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { demandKeeping } from "../organisation/keeping.js";
import { heldMonitoring, MonitoringClosed, MonitoringNotFound } from "./found-monitoring.js";
import { Monitoring } from "./monitoring.entity.js";

@InputType({ description: "Which monitoring." })
class CloseMonitoringInput {
  @Field(() => ID, { description: "The monitoring." })
  monitoringId!: string;
}

@ObjectType({ description: "The monitoring is closed." })
class CloseMonitoringPayload {
  @Field(() => Monitoring, { description: "The monitoring." })
  monitoring!: Monitoring;
}

const CloseMonitoringResult = createUnionType({
  name: "CloseMonitoringResult",
  description: "Whether the monitoring was closed.",
  types: () => [CloseMonitoringPayload, MonitoringNotFound, MonitoringClosed] as const,
});

/** Whoever asked has what they need: what was answered stands from now on. */
@Resolver()
export class CloseMonitoring {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => CloseMonitoringResult, {
    description: "Take no more answers to a monitoring, nor corrections («закрыть мониторинг»).",
  })
  async closeMonitoring(
    @Arg("input", () => CloseMonitoringInput, { description: "Which monitoring." })
    { monitoringId }: CloseMonitoringInput,
    @Ctx() context: Context,
  ): Promise<typeof CloseMonitoringResult> {
    const found = await heldMonitoring(monitoringId, "update", context);
    if (!found) return new MonitoringNotFound();
    const { monitoring, asker } = found;
    demandKeeping(asker, context);
    if (monitoring.closedAt) return new MonitoringClosed();
    monitoring.closedAt = new Date();
    await context.em.flush();
    return Object.assign(new CloseMonitoringPayload(), { monitoring });
  }
}
