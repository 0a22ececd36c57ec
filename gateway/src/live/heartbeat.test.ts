import { describe, expect, it } from "@jest/globals";
import { Heartbeat } from "./heartbeat.js";

describe("a heartbeat", () => {
  const NEWS = true;

  /** One who answers whenever asked. */
  const present = (beats: readonly boolean[]) => {
    const heartbeat = new Heartbeat();
    return beats.map((hadNews) => {
      const next = heartbeat.next(hadNews);
      heartbeat.answered();
      return next;
    });
  };

  it("asks a quiet line every time", () => {
    expect(present([!NEWS, !NEWS, !NEWS])).toEqual(["ask", "ask", "ask"]);
  });

  it("asks a line that carries news every fourth time", () => {
    expect(present(Array.from({ length: 8 }, () => NEWS))).toEqual([
      "rest",
      "rest",
      "rest",
      "ask",
      "rest",
      "rest",
      "rest",
      "ask",
    ]);
  });

  it("asks at once when the news cease", () => {
    expect(present([NEWS, !NEWS, NEWS])).toEqual(["rest", "ask", "rest"]);
  });

  it("cuts off who has not answered by the next beat, whatever is told meanwhile", () => {
    const heartbeat = new Heartbeat();
    expect([heartbeat.next(!NEWS), heartbeat.next(NEWS)]).toEqual(["ask", "cut"]);
  });
});
