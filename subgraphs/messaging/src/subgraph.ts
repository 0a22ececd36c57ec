import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { migrations } from "../migrations/in-order.js";
import { MorningLetters } from "./application/morning-letters.js";
import { ArticleTeller } from "./article/article-teller.js";
import { codeContents } from "./code/contents.js";
import { heard } from "./heard.js";
import { mailingContents } from "./mailing/contents.js";
import { CountsTeller } from "./mailing/counts-teller.js";
import { Mailer } from "./mailing/mailer.js";
import { noticeContents } from "./notice/contents.js";
import { preferences } from "./preference/contents.js";
import { Declining } from "./preference/declining.js";
import { openWays } from "./sending/senders.js";
import { Sending } from "./sending/sending.js";
import { TermWatch } from "./term/term-watch.js";
import { themeContents } from "./theme/contents.js";

/** What the platform says to people: in the cabinet, by e-mail, by SMS; to each once. */
export const messaging = defineSubgraph({
  name: "messaging",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([noticeContents, preferences, mailingContents, themeContents, heard, codeContents]),
  open: async (parts) => [
    new Sending(parts, openWays()),
    new Declining(parts),
    new Mailer(parts),
    new CountsTeller(parts),
    new ArticleTeller(parts),
    new MorningLetters(parts),
    new TermWatch(parts),
  ],
});
