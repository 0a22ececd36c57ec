import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { noOrganisation } from "../input/invalid.js";
import { demandKeeping } from "../organisation/keeping.js";
import { organisations } from "../organisation/organisation.loader.js";
import { formOf } from "../statistical-report/form-kind.js";
import { rowRules, rulesKey } from "../statistical-report/row.loader.js";
import { AnnounceMonitoringInput, faultsOfMonitoring } from "./monitoring-input.js";
import { questionsOf } from "./monitoring-question.type.js";
import { Monitoring } from "./monitoring.entity.js";
import { monitoringAnnounced } from "./monitoring.events.js";

@ObjectType({ description: "The monitoring is announced; it is asked of whoever is below." })
class AnnounceMonitoringPayload {
  @Field(() => Monitoring, { description: "The monitoring." })
  monitoring!: Monitoring;
}

const AnnounceMonitoringResult = createUnionType({
  name: "AnnounceMonitoringResult",
  description: "Whether the monitoring was announced.",
  types: () => [AnnounceMonitoringPayload, InvalidInput] as const,
});

/** A superior organisation asks those below it for figures. */
@Resolver()
export class AnnounceMonitoring {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => AnnounceMonitoringResult, {
    description:
      "Ask the organisations of a level below for figures («объявить мониторинг»). Questions cannot be changed afterwards.",
  })
  async announceMonitoring(
    @Arg("input", () => AnnounceMonitoringInput, { description: "What is asked, and of whom." })
    input: AnnounceMonitoringInput,
    @Ctx() context: Context,
  ): Promise<typeof AnnounceMonitoringResult> {
    const { em, load, viewer, tell } = context;
    const place = await load(organisations).load(input.organisationId);
    if (!place.path) return noOrganisation();
    demandKeeping(place, context);
    const { level, periodFrom, periodUntil, dueOn } = input;
    const rules = await load(rowRules).load(rulesKey(formOf(level), periodUntil));
    const faults = faultsOfMonitoring(input, place.level, rules);
    if (faults.length > 0) return new InvalidInput(faults);
    const monitoring = em.create(Monitoring, {
      organisationId: place.id,
      node: place.node,
      level,
      title: tidy(input.title),
      explanation: tidy(input.explanation ?? "") || null,
      periodFrom,
      periodUntil,
      dueOn,
      questions: questionsOf(input.questions, rules),
      announcedById: viewer.accountId,
    });
    await em.persist(monitoring).flush();
    tell(monitoringAnnounced, {
      id: monitoring.id,
      organisationId: place.id,
      organisationPath: place.path,
      level,
      dueOn,
    });
    return Object.assign(new AnnounceMonitoringPayload(), { monitoring });
  }
}
