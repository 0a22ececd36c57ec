import { describe } from "@jest/globals";
import { walksOfStaff } from "./every-walk.js";
import { takeWalks } from "./take-walks.js";

describe("the site for those who work for the union in a browser", () => takeWalks(walksOfStaff));
