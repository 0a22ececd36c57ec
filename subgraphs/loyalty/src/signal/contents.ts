import type { Subject } from "@angel/kit/subgraph";
import { ClearFraudSignal } from "./clear-fraud-signal.js";
import { SignalResolver, SignalsOfPartner } from "./signal.resolver.js";

export const signals: Subject = { resolvers: [SignalsOfPartner, SignalResolver, ClearFraudSignal] };
