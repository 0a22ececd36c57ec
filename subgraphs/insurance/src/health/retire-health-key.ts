import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { demandKeys, HealthKey, healthKeyOf } from "./health-key.resolver.js";

@InputType({ description: "Which key to retire." })
class RetireHealthKeyInput {
  @Field(() => Int, { description: "The number of the key of now, as `healthKey` names it." })
  number!: number;
}

@ObjectType({ description: "The key is retired." })
class RetireHealthKeyPayload {
  constructor(healthKey: HealthKey) {
    this.healthKey = healthKey;
  }

  @Field(() => HealthKey, { description: "The key of now, and what is still to go over to it." })
  healthKey: HealthKey;
}

const RetireHealthKeyResult = createUnionType({
  name: "RetireHealthKeyResult",
  description: "Whether the key is retired.",
  types: () => [RetireHealthKeyPayload, InvalidInput] as const,
});

/** The platform's key of health is followed by another. */
@Resolver()
export class RetireHealthKey {
  @Mutation(() => RetireHealthKeyResult, {
    description:
      "Retire the key of health («сменить ключ»): what is sealed from now on is under the next one, and all that was goes over to it, within minutes and without a pause. Naming a key that is retired already changes nothing.",
  })
  @May(Permission.KEEP_KEYS)
  async retireHealthKey(
    @Arg("input", () => RetireHealthKeyInput, { description: "The key." }) { number }: RetireHealthKeyInput,
    @Ctx() context: Context,
  ): Promise<typeof RetireHealthKeyResult> {
    const { em, viewer } = context;
    demandKeys(context);
    await em.execute(
      `insert into health_keys (number, called_by) select number + 1, ? from health_keys where number = ?::int
       on conflict do nothing`,
      [viewer.accountId, number],
    );
    const healthKey = await healthKeyOf(em);
    if (number < 1 || number >= healthKey.number) return new InvalidInput([unknown()]);
    return new RetireHealthKeyPayload(healthKey);
  }
}

function unknown(): InvalidField {
  return new InvalidField("number", { ru: "Такого ключа ещё нет.", en: "There is no such key yet." });
}
