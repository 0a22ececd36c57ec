import type { Subject } from "@angel/kit/subgraph";
import { ConnectMessenger } from "./connect-messenger.js";
import { takenWordHearers } from "./hear-taken-words.js";

export const messengerContents: Subject = { resolvers: [ConnectMessenger], hearers: takenWordHearers };
