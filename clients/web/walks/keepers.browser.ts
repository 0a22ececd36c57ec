import { describe } from "@jest/globals";
import { walksOfKeepers } from "./every-walk.js";
import { takeWalks } from "./take-walks.js";

describe("the site for those who keep registers in a browser", () => takeWalks(walksOfKeepers));
