import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { migrations } from "../migrations/in-order.js";
import { AccessLog } from "./audit/access-log.js";
import { audit } from "./audit/contents.js";
import { visibility } from "./visibility/contents.js";
import { agreements } from "./agreement/contents.js";
import { bodies } from "./body/contents.js";
import { chairs } from "./chair/contents.js";
import { dictionaries } from "./dictionary/contents.js";
import { employers } from "./employer/contents.js";
import { meetings } from "./meeting/contents.js";
import { officers } from "./officer/contents.js";
import { organisationAwards } from "./organisation-award/contents.js";
import { units } from "./unit/contents.js";
import { applications } from "./application/contents.js";
import { Budgets } from "./application/budgets.js";
import { waves } from "./wave/contents.js";
import { attachments } from "./attachment/contents.js";
import { cardTabs } from "./card/contents.js";
import { cardEnrolments } from "./card-enrolment/contents.js";
import { cardOrders } from "./card-order/contents.js";
import { documents } from "./document/contents.js";
import { consents } from "./consent/contents.js";
import { dues } from "./dues/contents.js";
import { letters } from "./letter/contents.js";
import { duplicates } from "./duplicate/contents.js";
import { BehindWriters } from "./keeper/behind-writers.js";
import { imports } from "./import/contents.js";
import { ChargeKeeper } from "./dues/charge-keeper.js";
import { Importer } from "./import/importer.js";
import { courses } from "./course/contents.js";
import { gaps } from "./gap/contents.js";
import { headcounts } from "./headcount/contents.js";
import { NightWatch } from "./audit/night-watch.js";
import { CountKeeper } from "./headcount/count-keeper.js";
import { history } from "./history/contents.js";
import { members } from "./member/contents.js";
import { membershipCards } from "./membership-card/contents.js";
import { organisations } from "./organisation/contents.js";
import { sexes } from "./sex/contents.js";

/** Who belongs to the union, and where: organisations, members, their cards and movements. */
export const registry = defineSubgraph({
  name: "registry",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([
    organisations,
    attachments,
    waves,
    dictionaries,
    chairs,
    bodies,
    officers,
    meetings,
    employers,
    units,
    agreements,
    organisationAwards,
    members,
    cardTabs,
    sexes,
    applications,
    membershipCards,
    cardEnrolments,
    cardOrders,
    documents,
    letters,
    dues,
    imports,
    duplicates,
    consents,
    headcounts,
    gaps,
    courses,
    history,
    audit,
    visibility,
  ]),
  files: {
    accepts: [
      "application/pdf",
      "image/jpeg",
      "image/png",
      "text/csv",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
    mostBytes: 50_000_000,
  },
  open: async (parts) => {
    const { orm, key, log } = parts;
    // Those who may read the views can be made after our migrations have run.
    await orm.em.fork().execute(
      `select publish_membership(), publish_consent(), publish_statistics(), publish_indicators(),
           publish_statistical_facts(), publish_cards(), publish_reach()`,
    );
    const counts = new CountKeeper(parts);
    await counts.keep();
    const accessLog = new AccessLog(() => orm.em.fork(), log);
    return [
      counts,
      new NightWatch(parts),
      new Budgets(key("budgets")),
      new Importer(parts),
      new ChargeKeeper(parts),
      new BehindWriters(parts, "compare suspects"),
      new BehindWriters(parts, "count the insured"),
      new BehindWriters(parts, "index words"),
      accessLog,
    ];
  },
  noteRead: (read) => read.context.companion(AccessLog).note(read),
});
