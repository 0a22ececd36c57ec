import type { Subject } from "@angel/kit/subgraph";
import { ConnectMessenger } from "./connect-messenger.js";

export const messengerContents: Subject = { resolvers: [ConnectMessenger] };
