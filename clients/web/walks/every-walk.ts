import { becomeAMember, comeAnewWithoutScripts } from "./account.walk.js";
import type { Walk } from "./browser.js";
import { lookIntoCabinet } from "./cabinet.walk.js";
import { handInAnnualReport } from "./annual-report.walk.js";
import { handleAppeal, takeCall, writeAppeal, writeWithoutName } from "./appeal.walk.js";
import { electBody } from "./bodies.walk.js";
import { orderCards } from "./card-orders.walk.js";
import { joinCardSystem } from "./card-system.walk.js";
import { readCharts } from "./charts.walk.js";
import { keepWhatWasWritten, talk, talkWithoutScripts } from "./conversation.walk.js";
import { lookForDiscounts, showLeaflet } from "./discounts.walk.js";
import { decideAnew, joinTheUnion, joinWithoutScripts, passOn, takeBack } from "./join.walk.js";
import { carryClaim, dealWithInsurer, withdrawClaim } from "./claim.walk.js";
import { handleClaims } from "./claim-handling.walk.js";
import { decideOnDuplicates } from "./duplicates.walk.js";
import { keepDues, payOwnDues } from "./dues.walk.js";
import { goToEvent } from "./events.walk.js";
import { fillGaps, readFigures, readYears } from "./figures.walk.js";
import { hearFreshNews } from "./fresh-news.walk.js";
import { talkInGroup } from "./groups.walk.js";
import { followInstruction, readKnowledge } from "./knowledge.walk.js";
import { signLetters } from "./letter-signature.walk.js";
import { writeLetter } from "./letter.walk.js";
import { greetOnSites, sendMailing } from "./mailings.walk.js";
import { keepCard, keepCardWithoutScripts } from "./member-card.walk.js";
import { putOnByFile } from "./member-files.walk.js";
import { electChair, recordMeeting, recordWithoutScripts } from "./meetings.walk.js";
import { askBelow } from "./monitorings.walk.js";
import { readNewspaper } from "./newspaper.walk.js";
import { declineLetter, readNotices } from "./notices.walk.js";
import { preparePapers } from "./papers.walk.js";
import { changeOwnContacts } from "./own-contacts.walk.js";
import { lookAfterOwnData } from "./own-data.walk.js";
import {
  goByKeyboard,
  lookForQuietSites,
  missAPage,
  readInEnglish,
  readOn,
  readTheUnion,
} from "./read.walk.js";
import { keepRegister } from "./register.walk.js";
import { lendRights } from "./rights.walk.js";
import { giveRoles } from "./roles.walk.js";
import { useSecondFactor } from "./second-factor.walk.js";
import { searchForAll } from "./search.walk.js";
import { comeAndGo, refuseForeignForm, refuseForeignReturn } from "./sign-in.walk.js";
import { keepStructure } from "./structure.walk.js";
import { askMembers } from "./surveys.walk.js";
import { organiseWork } from "./tasks.walk.js";
import { keepUnits } from "./units.walk.js";
import { chooseView } from "./view.walk.js";

export type Walks = readonly (readonly [what: string, take: (walk: Walk) => Promise<void>])[];

/** What readers, newcomers and members do, each with what it shows, on whatever platform the site stands. */
export const walksOfMembers: Walks = [
  ["is read from the top of the union down to an article, on a wide screen and a phone", readTheUnion],
  ["shows more of a list below what is there", readOn],
  ["is walked by keyboard", goByKeyboard],
  ["speaks English at addresses of its own", readInEnglish],
  ["is shown large, in two colours and without pictures to whoever wishes it", chooseView],
  ["says what is not there", missAPage],
  ["lets a member in and out", comeAndGo],
  ["takes a newcomer to an account, and a keeper of the register makes it a member's", becomeAMember],
  ["replaces a forgotten password by a code, without scripts", comeAnewWithoutScripts],
  ["asks who set a second factor up for its code, and gives codes for paper", useSecondFactor],
  ["leads nobody out of the site after signing in", refuseForeignReturn],
  ["refuses a form of another site", refuseForeignForm],
  ["carries a conversation live between its readers", talk],
  ["keeps what was written when the session has ended", keepWhatWasWritten],
  ["carries a conversation without scripts", talkWithoutScripts],
  ["searches", searchForAll],
  ["leads through the knowledge base to an article, its documents and the dictionaries", readKnowledge],
  ["leads through a newspaper: its numbers by year, a number by rubrics, what stood where", readNewspaper],
  [
    "draws a survey in an article and prices in the knowledge base, for whoever cannot see them too",
    readCharts,
  ],
  [
    "takes an application without scripts, and keeps what was written when something is wrong",
    joinWithoutScripts,
  ],
  ["lets an applicant take the application back", takeBack],
  ["lets a member pay dues by card, and says how it ended", payOwnDues],
  ["declines a letter by its own link, with and without scripts", declineLetter],
  ["rings a bell when something is said to a member, with and without scripts", readNotices],
  ["takes an appeal of a member under their name, and shows it in the cabinet", writeAppeal],
  ["takes an appeal without a name, and opens it by its code alone, without scripts too", writeWithoutName],
  ["offers what is new in a feed", hearFreshNews],
  ["shows a member what membership gave", lookIntoCabinet],
  ["lets a member join the card system, pay its fee and leave", joinCardSystem],
  ["shows whoever thinks of joining what membership gave", showLeaflet],
  ["shows a member what they agreed to, who saw their data and where they are signed in", lookAfterOwnData],
  ["lets a member change how they are reached, with and without scripts", changeOwnContacts],
  ["carries a claim with its pictures through a refusal and an objection to the payment", carryClaim],
  ["lets a member take a claim back", withdrawClaim],
  ["shows where members pay less, on a map and in a list", lookForDiscounts],
];

/** What those do who keep registers and organisations. */
export const walksOfKeepers: Walks = [
  ["takes an application to join, and a chair sees it come and decides", joinTheUnion],
  ["keeps what was written into a decision on an application that was refused", decideAnew],
  ["lets a chair pass an application on to the organisation it belongs to, without scripts too", passOn],
  ["leads whoever decides on applications to how it is done", followInstruction],
  ["lets regional staff add an organisation, rename, move, join and close it", keepStructure],
  ["lets a chair put a member on the register and off it from a telephone", keepRegister],
  ["lets a chair read a member's card and keep it, tab by tab", keepCard],
  ["keeps a member's card from a telephone without scripts", keepCardWithoutScripts],
  ["lets a chair divide a primary into parts, and close one, without scripts too", keepUnits],
  ["lets a chair order cards, and whoever deals with the maker say how far they are", orderCards],
  ["lets a chair put a list of members on the register, and take the file back", putOnByFile],
  ["tells a chair what to fill in next, and lets it be filled in on the spot", fillGaps],
  ["lets a chair have papers written, takes them out and checks one", preparePapers],
  ["lets a chair record a meeting by questions and votes, and have its minutes written", recordMeeting],
  ["lets a chair record a meeting without scripts", recordWithoutScripts],
  ["lets those above record whom an organisation elected to lead it", electChair],
  ["lets a chair record whom a body was elected of, and who leaves it, without scripts too", electBody],
  ["lets a chair keep the dues of a month, and hold an employer's list against the register", keepDues],
  [
    "lets a chair say of two cards that they are one person's, take it back, or that they are two people's",
    decideOnDuplicates,
  ],
];

/** What others do who work for the union. */
export const walksOfStaff: Walks = [
  ["lets a chair lend a role for a time, and take it back, without scripts too", lendRights],
  [
    "lets those above name a member to a role and take it away, and a chair see who holds what, without scripts too",
    giveRoles,
  ],
  ["shows who answers for sites which of them are quiet", lookForQuietSites],
  ["holds organisations against each other, leads down the tree, and hands reports out", readFigures],
  ["leads those who see no cards to the calendar years that are told to them", readYears],
  ["lets a chair hand in the annual report from a telephone, without scripts", handInAnnualReport],
  ["lets those above ask for figures, and a chair answer and correct them without scripts", askBelow],
  ["carries a letter from one organisation to another, and its answer back", writeLetter],
  ["lets a chair set the signature of letters, without scripts too", signLetters],
  ["lets a chair count whom a mailing reaches, send it, and call another off", sendMailing],
  ["puts a greeting on the site of a primary, and takes it down", greetOnSites],
  ["lets a chair plan an event, members come to it, and their coming be marked", goToEvent],
  ["carries an appeal live through its queue to an answer, an outcome and a mark", handleAppeal],
  ["lets an operator write a call down and pass the appeal on by a decision", takeCall],
  ["lets a chair make a project of an appeal, give tasks and do them, without scripts too", organiseWork],
  ["lets a chair open a group, let a member in, and the two talk there live", talkInGroup],
  ["lets a chair ask the members, and one answer from a telephone without scripts", askMembers],
  ["leads who handles claims from the queue to one of them, its health opened on purpose", handleClaims],
  ["makes the lists for the insurer", dealWithInsurer],
];
