import { stubOf, type Subject } from "@angel/kit/subgraph";
import { AccountStub } from "../account/account.stub.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { AccountNoticesResolver } from "./account-notices.resolver.js";
import { MarkNoticesRead } from "./mark-notices-read.js";
import { NoticeAdded } from "./notice-added.js";
import { notices } from "./notice.loader.js";
import { NoticeResolver } from "./notice.resolver.js";

export const noticeContents: Subject = {
  resolvers: [NoticeResolver, AccountNoticesResolver, MarkNoticesRead, NoticeAdded],
  orphanedTypes: [AccountStub, Organisation],
  references: {
    Notice: { open: "Row-level security shows each their own.", load: notices },
    Account: stubOf(AccountStub),
    Organisation: stubOf(Organisation),
  },
};
