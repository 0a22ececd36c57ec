import { afterAll, beforeAll, describe } from "@jest/globals";
import { appealsJourney } from "./appeals.journey.js";
import { commentingJourney } from "./commenting.journey.js";
import { delegationJourney } from "./delegation.journey.js";
import { faultJourney } from "./fault.journey.js";
import { groupsJourney } from "./groups.journey.js";
import { hostileInputJourney } from "./hostile-input.journey.js";
import { knownOperationsJourney } from "./known-operations.journey.js";
import { mailingsJourney } from "./mailings.journey.js";
import { namingJourney } from "./naming.journey.js";
import { noticesJourney } from "./notices.journey.js";
import { Platform } from "./platform.js";
import { publishingJourney } from "./publishing.journey.js";
import { readingJourney } from "./reading.journey.js";
import { registerJourney } from "./register.journey.js";
import { signingOutJourney } from "./signing-out.journey.js";

/** Across all real parts: one platform, started as a newcomer starts it, and the ways people go through it. */
let started: Platform | undefined;

beforeAll(async () => {
  started = await Platform.start();
}, 300_000);

afterAll(() => started?.stop(), 30_000);

function platform(): Platform {
  if (!started) throw new Error("The platform is not up.");
  return started;
}

describe("reading", () => readingJourney(platform));
describe("the register", () => registerJourney(platform));
describe("commenting", () => commentingJourney(platform));
describe("groups", () => groupsJourney(platform));
describe("publishing", () => publishingJourney(platform));
describe("appeals", () => appealsJourney(platform));
describe("notices", () => noticesJourney(platform));
describe("mailings", () => mailingsJourney(platform));
describe("lending rights", () => delegationJourney(platform));
describe("naming to roles", () => namingJourney(platform));
describe("signing out", () => signingOutJourney(platform));
describe("hostile input", () => hostileInputJourney(platform));
describe("known operations", () => knownOperationsJourney(platform));
describe("a fault", () => faultJourney(platform));
