import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { migrations } from "../migrations/in-order.js";
import { MorningLetters } from "./application/morning-letters.js";
import { heard } from "./heard.js";
import { noticeContents } from "./notice/contents.js";
import { preferences } from "./preference/contents.js";

/** What the platform says to people: in the cabinet, by e-mail, by SMS; to each once. */
export const messaging = defineSubgraph({
  name: "messaging",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([noticeContents, preferences, heard]),
  open: async (parts) => [new MorningLetters(parts)],
});
