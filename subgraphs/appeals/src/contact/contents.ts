import type { Subject } from "@angel/kit/subgraph";
import { ContactPersonResolver } from "./contact-person.resolver.js";

export const contactContents: Subject = { resolvers: [ContactPersonResolver] };
