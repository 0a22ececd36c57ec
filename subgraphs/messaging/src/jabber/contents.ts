import type { Subject } from "@angel/kit/subgraph";
import { AddJabberAddress } from "./add-jabber-address.js";
import { ConfirmJabberAddress } from "./confirm-jabber-address.js";

export const jabberContents: Subject = { resolvers: [AddJabberAddress, ConfirmJabberAddress] };
