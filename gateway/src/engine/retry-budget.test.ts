import { describe, expect, it } from "@jest/globals";
import { RetryBudget } from "./retry-budget.js";

describe("a budget of retries", () => {
  const spendAll = (budget: RetryBudget) => {
    let spent = 0;
    while (budget.spend()) spent += 1;
    return spent;
  };

  it("has some to begin with, and then a tenth of what is asked", () => {
    const budget = new RetryBudget();
    expect(spendAll(budget)).toBe(20);
    for (let asked = 0; asked < 55; asked++) budget.earn();
    expect(spendAll(budget)).toBe(5);
  });

  it("saves no more than it began with", () => {
    const budget = new RetryBudget();
    for (let asked = 0; asked < 1_000; asked++) budget.earn();
    expect(spendAll(budget)).toBe(20);
  });
});
