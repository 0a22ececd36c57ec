import { CompareEvents } from "./compare-events.js";
import { CountApplications } from "./count-applications.js";
import { CreateNotices } from "./create-notices.js";
import { DropForgotten } from "./drop-forgotten.js";
import { EndOldNews } from "./end-old-news.js";
import { FindNoticesOfSaying } from "./find-notices-of-saying.js";
import { FindOldTries } from "./find-old-tries.js";
import { FollowChainsOfMerges } from "./follow-chains-of-merges.js";
import { FollowMerges } from "./follow-merges.js";
import { FreeTallies } from "./free-tallies.js";
import { LayCodes } from "./lay-codes.js";
import { PassWordsOn } from "./pass-words-on.js";
import { PlaceGreetings } from "./place-greetings.js";
import { ProbeNotices } from "./probe-notices.js";
import { ReachByJabberAndPush } from "./reach-by-jabber-and-push.js";
import { ReachByMessengers } from "./reach-by-messengers.js";
import { SendCodes } from "./send-codes.js";
import { SendMailings } from "./send-mailings.js";
import { SubscribeToThemes } from "./subscribe-to-themes.js";
import { TellArticles } from "./tell-articles.js";
import { TellGroupPosts } from "./tell-group-posts.js";
import { TellNewspapers } from "./tell-newspapers.js";
import { WatchTerms } from "./watch-terms.js";

/** A migration that has run is never changed, and a new one goes to the end. */
export const migrations = [
  CreateNotices,
  CountApplications,
  SendMailings,
  WatchTerms,
  FollowMerges,
  SendCodes,
  FreeTallies,
  CompareEvents,
  DropForgotten,
  ProbeNotices,
  SubscribeToThemes,
  TellArticles,
  PlaceGreetings,
  ReachByJabberAndPush,
  ReachByMessengers,
  PassWordsOn,
  TellGroupPosts,
  TellNewspapers,
  FindOldTries,
  FollowChainsOfMerges,
  LayCodes,
  EndOldNews,
  FindNoticesOfSaying,
];
