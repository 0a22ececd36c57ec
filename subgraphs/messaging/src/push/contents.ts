import type { Subject } from "@angel/kit/subgraph";
import { AddPushDevice } from "./add-push-device.js";
import { sessionHearers } from "./hear-sessions.js";
import { PushDeviceResolver } from "./push-device.resolver.js";
import { RemovePushDevice } from "./remove-push-device.js";

export const pushContents: Subject = {
  resolvers: [PushDeviceResolver, AddPushDevice, RemovePushDevice],
  hearers: sessionHearers,
};
