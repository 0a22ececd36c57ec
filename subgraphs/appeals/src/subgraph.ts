import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { TriesKeeper } from "@angel/kit/tries-keeper";
import { migrations } from "../migrations/in-order.js";
import { accesses } from "./access/contents.js";
import { AppealTries } from "./appeal/appeal-tries.js";
import { appealContents } from "./appeal/contents.js";
import { colleagueContents } from "./colleague/contents.js";
import { contactContents } from "./contact/contents.js";
import { contexts } from "./context/contents.js";
import { efficiency } from "./efficiency/contents.js";
import { OldAppealsKeeper } from "./forgetting/old-appeals-keeper.js";
import { hotlineContents } from "./hotline/contents.js";
import { members } from "./member/contents.js";
import { HeardWords } from "./messenger/heard-words.js";
import { messengerContents } from "./messenger/contents.js";
import { messageContents } from "./message/contents.js";
import { organisations } from "./organisation/contents.js";
import { passings } from "./passing/contents.js";
import { projectContents } from "./project/contents.js";
import { taskContents } from "./task/contents.js";
import { TaskWatch } from "./task/task-watch.js";
import { topicContents } from "./topic/contents.js";
import { WordsVault } from "./words-vault.js";

/** Appeals of members and of anybody: the conversation, who handles it, and what the hotline remembers. */
export const appeals = defineSubgraph({
  name: "appeals",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([
    appealContents,
    messageContents,
    messengerContents,
    passings,
    topicContents,
    members,
    organisations,
    accesses,
    contexts,
    efficiency,
    hotlineContents,
    projectContents,
    taskContents,
    contactContents,
    colleagueContents,
  ]),
  open: async (parts) => {
    // Who may read the view can come to the database after our migrations have run.
    await parts.orm.em.fork().execute("select publish_authors()");
    return [
      new WordsVault(parts.key),
      new HeardWords(parts),
      new AppealTries(parts),
      new TriesKeeper(parts),
      new OldAppealsKeeper(parts),
      new TaskWatch(parts),
    ];
  },
});
