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
  Resolver,
} from "type-graphql";
import { Problem } from "@angel/kit/problem";
import { ownDevices } from "./push-device.loader.js";
import { PushDevice } from "./push-device.type.js";

@InputType({ description: "Which device." })
class RemovePushDeviceInput {
  @Field(() => ID, { description: "The device's id." })
  deviceId!: string;
}

@ObjectType({ description: "The device shows no notices any more." })
class RemovePushDevicePayload {
  @Field(() => [PushDevice], { description: "The devices that are left, the last added first." })
  pushDevices!: PushDevice[];
}

@ObjectType({ implements: Problem, description: "There is no such device of one's own, or no more." })
class PushDeviceNotFound extends Problem {
  constructor() {
    super({ ru: "Такого устройства среди ваших нет.", en: "There is no such device among yours." });
  }
}

const RemovePushDeviceResult = createUnionType({
  name: "RemovePushDeviceResult",
  description: "Whether it is removed.",
  types: () => [RemovePushDevicePayload, PushDeviceNotFound] as const,
});

/** Somebody wants no notices on a device any more. */
@Resolver()
export class RemovePushDevice {
  @Mutation(() => RemovePushDeviceResult, {
    description: "Have no more notices shown on a device («Отключить уведомления на устройстве»).",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  async removePushDevice(
    @Arg("input", () => RemovePushDeviceInput, { description: "The device." })
    { deviceId }: RemovePushDeviceInput,
    @Ctx() context: Context,
  ): Promise<typeof RemovePushDeviceResult> {
    const removed = isUuid(deviceId)
      ? await context.em.execute<object[]>(
          "delete from push_devices where id = ? and account_id = ? returning 1 as removed",
          [deviceId, context.viewer.accountId],
        )
      : [];
    if (removed.length === 0) return new PushDeviceNotFound();
    return Object.assign(new RemovePushDevicePayload(), { pushDevices: await ownDevices(context) });
  }
}
