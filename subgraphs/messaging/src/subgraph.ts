import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { migrations } from "../migrations/in-order.js";
import { codeContents } from "./code/contents.js";
import { openCompanions } from "./companions.js";
import { heard } from "./heard.js";
import { jabberContents } from "./jabber/contents.js";
import { mailingContents } from "./mailing/contents.js";
import { messengerContents } from "./messenger/contents.js";
import { noticeContents } from "./notice/contents.js";
import { preferences } from "./preference/contents.js";
import { pushContents } from "./push/contents.js";
import { themeContents } from "./theme/contents.js";

/** What the platform says to people: in the cabinet, by e-mail, SMS, Jabber and messengers, on their devices; to each once. */
export const messaging = defineSubgraph({
  name: "messaging",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([
    noticeContents,
    preferences,
    jabberContents,
    pushContents,
    messengerContents,
    mailingContents,
    themeContents,
    heard,
    codeContents,
  ]),
  open: (parts) => openCompanions(parts),
});
