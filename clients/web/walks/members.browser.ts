import { describe } from "@jest/globals";
import { walksOfMembers } from "./every-walk.js";
import { takeWalks } from "./take-walks.js";

describe("the site for members in a browser", () => takeWalks(walksOfMembers));
