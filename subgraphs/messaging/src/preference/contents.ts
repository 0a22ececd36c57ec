import type { Subject } from "@angel/kit/subgraph";
import { DeclineNotices } from "./decline-notices.js";
import { PreferenceResolver } from "./preference.resolver.js";
import { RemoveNoticeAddress } from "./remove-notice-address.js";
import { SetNoticePreference } from "./set-notice-preference.js";

export const preferences: Subject = {
  resolvers: [PreferenceResolver, SetNoticePreference, RemoveNoticeAddress, DeclineNotices],
};
