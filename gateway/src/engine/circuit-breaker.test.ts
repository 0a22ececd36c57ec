import { beforeEach, describe, expect, it } from "@jest/globals";
import { CircuitBreaker } from "./circuit-breaker.js";

describe("a circuit breaker", () => {
  let now = 0;
  let breaker: CircuitBreaker;
  beforeEach(() => {
    now = 0;
    breaker = new CircuitBreaker(3, 1_000, () => now);
  });
  const fail = (times: number) => {
    for (let at = 0; at < times; at++) breaker.failed();
  };

  it("opens after failures in a row, and only then", () => {
    fail(2);
    breaker.succeeded();
    fail(2);
    expect(breaker.lets()).toBe(true);
    fail(1);
    expect({ lets: breaker.lets(), isOpen: breaker.isOpen }).toEqual({ lets: false, isOpen: true });
  });

  it("lets one through after a while, and all when that one has an answer", () => {
    fail(3);
    now = 1_000;
    expect([breaker.lets(), breaker.lets()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.lets(), breaker.lets()]).toEqual([true, true]);
  });

  it("waits again when that one has none", () => {
    fail(3);
    now = 1_000;
    breaker.lets();
    breaker.failed();
    expect(breaker.lets()).toBe(false);
    now = 2_000;
    expect(breaker.lets()).toBe(true);
  });

  it("lets the next one try when nobody waited for that one", () => {
    fail(3);
    now = 1_000;
    breaker.lets();
    breaker.learntNothing();
    expect(breaker.lets()).toBe(true);
  });
});
