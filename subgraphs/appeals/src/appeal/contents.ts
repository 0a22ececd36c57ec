import type { Subject } from "@angel/kit/subgraph";
import { Appeal } from "./appeal.entity.js";
import { AppealRegistered } from "./appeal-registered.js";
import { appeals } from "./appeal.loader.js";
import { AppealResolver } from "./appeal.resolver.js";
import { CloseAppeal } from "./close-appeal.js";
import { ContactResolver } from "./contact.resolver.js";
import { registerHearers } from "./follow-register.js";
import { RateAppeal } from "./rate-appeal.js";
import { RegisterAppeal } from "./register-appeal.js";
import { ReopenAppeal } from "./reopen-appeal.js";
import { SignAppeal } from "./sign-appeal.js";
import { SortAppeal } from "./sort-appeal.js";
import { SubmitAppeal } from "./submit-appeal.js";
import { TakeAppeal } from "./take-appeal.js";

export const appealContents: Subject = {
  entities: [Appeal],
  resolvers: [
    AppealResolver,
    ContactResolver,
    SubmitAppeal,
    RegisterAppeal,
    TakeAppeal,
    SortAppeal,
    CloseAppeal,
    ReopenAppeal,
    RateAppeal,
    SignAppeal,
    AppealRegistered,
  ],
  references: {
    Appeal: {
      open: "Row-level security gives it to its author and to those who handle it alone.",
      load: appeals,
    },
  },
  hearers: registerHearers,
};
