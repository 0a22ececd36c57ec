import { AddCardTabs } from "./add-card-tabs.js";
import { AdvanceCourses } from "./advance-courses.js";
import { AskByForms } from "./ask-by-forms.js";
import { AskTheBank } from "./ask-the-bank.js";
import { AttachToCards } from "./attach-to-cards.js";
import { AuditCounts } from "./audit-counts.js";
import { AuditHeadCounts } from "./audit-head-counts.js";
import { BringFilesFaster } from "./bring-files-faster.js";
import { ChangeOwnContacts } from "./change-own-contacts.js";
import { CheckPlaces } from "./check-places.js";
import { CloseSheetsToAll } from "./close-sheets-to-all.js";
import { CompareDaysPlainly } from "./compare-days-plainly.js";
import { CompareFilesBehind } from "./compare-files-behind.js";
import { ConsentToDevices } from "./consent-to-devices.js";
import { CountAtOnce } from "./count-at-once.js";
import { CountCorrectionsOfMeetings } from "./count-corrections-of-meetings.js";
import { CountFilesFaster } from "./count-files-faster.js";
import { CountGaps } from "./count-gaps.js";
import { CountInsured } from "./count-insured.js";
import { CountLaterWords } from "./count-later-words.js";
import { CountMembers } from "./count-members.js";
import { CountMonthsOfRegions } from "./count-months-of-regions.js";
import { CountPicturesOnce } from "./count-pictures-once.js";
import { CountTries } from "./count-tries.js";
import { CountWillingChairs } from "./count-willing-chairs.js";
import { CreateMembers } from "./create-members.js";
import { CreateOrganisations } from "./create-organisations.js";
import { DeriveSexes } from "./derive-sexes.js";
import { DescribeMovements } from "./describe-movements.js";
import { DescribeOrganisations } from "./describe-organisations.js";
import { DestroyPersonalData } from "./destroy-personal-data.js";
import { DropDestroyedPairs } from "./drop-destroyed-pairs.js";
import { DropUnreadViews } from "./drop-unread-views.js";
import { EndOfficesOfRemoved } from "./end-offices-of-removed.js";
import { FindArrivedAgain } from "./find-arrived-again.js";
import { FindLaterWords } from "./find-later-words.js";
import { FindNames } from "./find-names.js";
import { FindRepeatsInLanes } from "./find-repeats-in-lanes.js";
import { FindWhoStoodHere } from "./find-who-stood-here.js";
import { FollowMovements } from "./follow-movements.js";
import { GuardMembers } from "./guard-members.js";
import { GuardPaths } from "./guard-paths.js";
import { ImportMembers } from "./import-members.js";
import { IndexCardsOnce } from "./index-cards-once.js";
import { IndexNumbers } from "./index-numbers.js";
import { IndexWordsBehind } from "./index-words-behind.js";
import { JoinCardSystem } from "./join-card-system.js";
import { JudgeFaster } from "./judge-faster.js";
import { JudgeOnce } from "./judge-once.js";
import { JudgeRows } from "./judge-rows.js";
import { KeepAccesses } from "./keep-accesses.js";
import { KeepConsents } from "./keep-consents.js";
import { KeepCrowds } from "./keep-crowds.js";
import { KeepDocuments } from "./keep-documents.js";
import { KeepDues } from "./keep-dues.js";
import { KeepDuplicates } from "./keep-duplicates.js";
import { KeepHistory } from "./keep-history.js";
import { KeepInsured } from "./keep-insured.js";
import { KeepLastHeadCounts } from "./keep-last-head-counts.js";
import { KeepNamesOnPapers } from "./keep-names-on-papers.js";
import { KeepWhoseLists } from "./keep-whose-lists.js";
import { KnowOwnSuspects } from "./know-own-suspects.js";
import { KnowPersons } from "./know-persons.js";
import { LeadOrganisations } from "./lead-organisations.js";
import { LendReach } from "./lend-reach.js";
import { LendRegisters } from "./lend-registers.js";
import { LendTerms } from "./lend-terms.js";
import { LendWorkplaces } from "./lend-workplaces.js";
import { LetFilesGoFirst } from "./let-files-go-first.js";
import { LetGoOfLists } from "./let-go-of-lists.js";
import { LiveByMoscow } from "./live-by-moscow.js";
import { LoadUnion } from "./load-union.js";
import { MatchByLikeness } from "./match-by-likeness.js";
import { MatchMembers } from "./match-members.js";
import { MatchNamedFirst } from "./match-named-first.js";
import { MergeAfterArrivals } from "./merge-after-arrivals.js";
import { MergeMembers } from "./merge-members.js";
import { MoveBetweenUnits } from "./move-between-units.js";
import { MoveEnrolments } from "./move-enrolments.js";
import { NameRowsOnce } from "./name-rows-once.js";
import { NoteApplications } from "./note-applications.js";
import { NoteReadings } from "./note-readings.js";
import { NumberByStretches } from "./number-by-stretches.js";
import { NumberFaster } from "./number-faster.js";
import { OpenCardRanges } from "./open-card-ranges.js";
import { OrderCards } from "./order-cards.js";
import { PlaceMembers } from "./place-members.js";
import { PrintMinutes } from "./print-minutes.js";
import { PrintOrganisations } from "./print-organisations.js";
import { PrintPlasticCards } from "./print-plastic-cards.js";
import { ProveMembers } from "./prove-members.js";
import { PublishCardsInForce } from "./publish-cards-in-force.js";
import { PublishCards } from "./publish-cards.js";
import { PublishCover } from "./publish-cover.js";
import { PublishIndicators } from "./publish-indicators.js";
import { PublishPastBySets } from "./publish-past-by-sets.js";
import { PublishPast } from "./publish-past.js";
import { PublishPictures } from "./publish-pictures.js";
import { PublishStanding } from "./publish-standing.js";
import { PublishStatisticalFacts } from "./publish-statistical-facts.js";
import { PublishStatistics } from "./publish-statistics.js";
import { PublishTotals } from "./publish-totals.js";
import { PublishViews } from "./publish-views.js";
import { PublishWork } from "./publish-work.js";
import { PutOnBySets } from "./put-on-by-sets.js";
import { ReadPast } from "./read-past.js";
import { ReferBySets } from "./refer-by-sets.js";
import { SeatOnce } from "./seat-once.js";
import { SeekByWords } from "./seek-by-words.js";
import { SeekPairByPair } from "./seek-pair-by-pair.js";
import { SelectMembers } from "./select-members.js";
import { SendStrandedOn } from "./send-stranded-on.js";
import { ShareEmployers } from "./share-employers.js";
import { SlimIndexes } from "./slim-indexes.js";
import { SortInsuredInMemory } from "./sort-insured-in-memory.js";
import { SumDuesWherePaid } from "./sum-dues-where-paid.js";
import { TakeApplications } from "./take-applications.js";
import { TellContactsOnce } from "./tell-contacts-once.js";
import { TotalMovements } from "./total-movements.js";
import { TouchHolders } from "./touch-holders.js";
import { TrustStretches } from "./trust-stretches.js";
import { TurnOrderedCards } from "./turn-ordered-cards.js";
import { UndoReorganisations } from "./undo-reorganisations.js";
import { UndoSplits } from "./undo-splits.js";
import { WatchNights } from "./watch-nights.js";
import { WriteLetters } from "./write-letters.js";

/** A migration that has run is never changed, and a new one goes to the end. */
export const migrations = [
  CreateOrganisations,
  CreateMembers,
  GuardMembers,
  PublishViews,
  GuardPaths,
  PlaceMembers,
  OrderCards,
  AddCardTabs,
  DeriveSexes,
  KeepHistory,
  CountMembers,
  KeepDocuments,
  MatchMembers,
  DescribeMovements,
  TakeApplications,
  DescribeOrganisations,
  LeadOrganisations,
  KeepDues,
  ImportMembers,
  IndexNumbers,
  KeepConsents,
  FindNames,
  CountGaps,
  LoadUnion,
  ReadPast,
  MergeMembers,
  PublishStatistics,
  AuditCounts,
  FindLaterWords,
  KeepAccesses,
  PublishStanding,
  PublishCover,
  PrintMinutes,
  PublishIndicators,
  PublishStatisticalFacts,
  PublishCards,
  CountInsured,
  NoteApplications,
  MoveBetweenUnits,
  CountLaterWords,
  JudgeRows,
  AskByForms,
  WatchNights,
  AttachToCards,
  DestroyPersonalData,
  KeepDuplicates,
  UndoReorganisations,
  CountAtOnce,
  PublishPictures,
  AdvanceCourses,
  TotalMovements,
  SortInsuredInMemory,
  UndoSplits,
  PublishTotals,
  KeepInsured,
  PrintOrganisations,
  NumberFaster,
  ProveMembers,
  KeepCrowds,
  PublishPast,
  PublishWork,
  JoinCardSystem,
  SeekByWords,
  SlimIndexes,
  PrintPlasticCards,
  MatchByLikeness,
  CountPicturesOnce,
  JudgeFaster,
  DropDestroyedPairs,
  PublishPastBySets,
  WriteLetters,
  DropUnreadViews,
  NoteReadings,
  KeepLastHeadCounts,
  FindWhoStoodHere,
  LendWorkplaces,
  LendRegisters,
  JudgeOnce,
  SelectMembers,
  AuditHeadCounts,
  PutOnBySets,
  MoveEnrolments,
  IndexWordsBehind,
  FollowMovements,
  FindArrivedAgain,
  SeekPairByPair,
  TouchHolders,
  CheckPlaces,
  LendReach,
  LendTerms,
  KeepWhoseLists,
  ChangeOwnContacts,
  MatchNamedFirst,
  BringFilesFaster,
  ConsentToDevices,
  CountWillingChairs,
  ReferBySets,
  NameRowsOnce,
  FindRepeatsInLanes,
  CompareDaysPlainly,
  LetFilesGoFirst,
  KnowOwnSuspects,
  CountFilesFaster,
  CountMonthsOfRegions,
  TrustStretches,
  NumberByStretches,
  IndexCardsOnce,
  CountTries,
  CompareFilesBehind,
  KnowPersons,
  CountCorrectionsOfMeetings,
  AskTheBank,
  OpenCardRanges,
  LiveByMoscow,
  MergeAfterArrivals,
  LetGoOfLists,
  PublishCardsInForce,
  TurnOrderedCards,
  KeepNamesOnPapers,
  SendStrandedOn,
  EndOfficesOfRemoved,
  TellContactsOnce,
  ShareEmployers,
  CloseSheetsToAll,
  SumDuesWherePaid,
  SeatOnce,
];
