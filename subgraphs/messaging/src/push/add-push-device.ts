import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { ownDevices } from "./push-device.loader.js";
import { PushDevice } from "./push-device.type.js";
import { MOST_DEVICES, PushDevices } from "./push-devices.js";
import { PushService } from "./push-service.js";
import { areKeys } from "./subscription-keys.js";

const LONGEST_NAME = 100;
const LONGEST_ENDPOINT = 2_000;

@InputType({
  description: "What a browser answers to `PushManager.subscribe()`, and how its holder calls it.",
})
class AddPushDeviceInput {
  @Field(() => String, { description: "Its `endpoint`: an address of a push service that is known here." })
  endpoint!: string;

  @Field(() => String, { description: "Its key `p256dh`, in base64url." })
  p256dh!: string;

  @Field(() => String, { description: "Its key `auth`, in base64url." })
  auth!: string;

  @Field(() => String, { description: "A name for the device, up to 100 characters." })
  name!: string;
}

@ObjectType({ description: "The device shows notices where PUSH is chosen." })
class AddPushDevicePayload {
  @Field(() => [PushDevice], { description: "All devices of the account, the last added first." })
  pushDevices!: PushDevice[];
}

const AddPushDeviceResult = createUnionType({
  name: "AddPushDeviceResult",
  description: "Whether the device is added.",
  types: () => [AddPushDevicePayload, InvalidInput] as const,
});

/** Somebody has their notices shown on the device they sit at. */
@Resolver()
export class AddPushDevice {
  @Mutation(() => AddPushDeviceResult, {
    description:
      "Have notices shown on this device («Включить уведомления на этом устройстве»), until one signs out on it; the same again changes only its keys and name. A device shows the notices of the account that asked last.",
  })
  @May(Permission.VIEW_OWN_ACCOUNT)
  @OwnTransaction("the device may be another account's until now, which nobody but the platform may touch")
  async addPushDevice(
    @Arg("input", () => AddPushDeviceInput, { description: "The device." })
    { endpoint, p256dh, auth, name: given }: AddPushDeviceInput,
    @Ctx() context: Context,
  ): Promise<typeof AddPushDeviceResult> {
    const { viewer, companion } = context;
    if (viewer.accountId === null) throw unauthenticated();
    const { accountId, sessionId } = viewer;
    const name = tidy(given);
    const isKnown = endpoint.length <= LONGEST_ENDPOINT && companion(PushService).allows(endpoint);
    const faults = [
      isKnown ? null : noPushService(),
      areKeys({ p256dh, auth }) ? null : noKeys(),
      faultOfText("name", name, LONGEST_NAME),
    ].filter((fault): fault is InvalidField => fault !== null);
    if (faults.length > 0) return new InvalidInput(faults);
    const device = { accountId, sessionId, endpoint, p256dh, auth, name };
    if (!(await companion(PushDevices).add(device))) return new InvalidInput([tooMany()]);
    return Object.assign(new AddPushDevicePayload(), { pushDevices: await ownDevices(context) });
  }
}

function noPushService(): InvalidField {
  return new InvalidField("endpoint", {
    ru: "Служба уведомлений этого браузера нам не знакома.",
    en: "The push service of this browser is not known to us.",
  });
}

function noKeys(): InvalidField {
  return new InvalidField("p256dh", {
    ru: "Браузер назвал неподходящие ключи: включите уведомления ещё раз.",
    en: "The browser named keys that do not fit: turn notices on again.",
  });
}

function tooMany(): InvalidField {
  return new InvalidField("endpoint", {
    ru: `Не больше ${MOST_DEVICES} устройств: удалите те, которыми не пользуетесь.`,
    en: `At most ${MOST_DEVICES} devices: remove those that you do not use.`,
  });
}
