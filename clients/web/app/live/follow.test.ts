import { describe, expect, it } from "@jest/globals";
import { follow, type Sink } from "./follow.js";

/** A stream that can be cut, with everything that was asked of it. */
class Stream {
  readonly asked: (string | null)[] = [];
  sink: Sink<string> | null = null;
  closed = 0;

  readonly subscribe = (after: string | null, sink: Sink<string>) => {
    this.asked.push(after);
    this.sink = sink;
    return () => {
      this.closed += 1;
    };
  };
}

function following(after: string | null) {
  const stream = new Stream();
  const taken: string[] = [];
  const opened: (string | null)[] = [];
  const waits: number[] = [];
  let proceed: () => void = () => {};
  const stop = follow<string>({
    subscribe: stream.subscribe,
    after,
    cursor: (value) => value,
    take: (value) => taken.push(value),
    opened: (line) => opened.push(line.after),
    wait: (tries, then) => {
      waits.push(tries);
      proceed = then;
      return () => {
        proceed = () => {};
      };
    },
  });
  return { stream, taken, opened, waits, stop, goOn: () => proceed() };
}

describe("following a stream", () => {
  it("begins after what the page shows and goes on after what came last", () => {
    const { stream, taken, goOn } = following("3");
    stream.sink?.next("4");
    stream.sink?.next("5");
    stream.sink?.ended(false);
    goOn();
    stream.sink?.next("6");
    expect({ asked: stream.asked, taken }).toEqual({ asked: ["3", "5"], taken: ["4", "5", "6"] });
  });

  it("takes what a line repeats once", () => {
    const { stream, taken } = following("3");
    for (const value of ["3", "4", "4", "5", "4"]) stream.sink?.next(value);
    expect(taken).toEqual(["4", "5"]);
  });

  it("waits longer with each try in vain, and anew after a word came through", () => {
    const { stream, waits, goOn } = following(null);
    for (let tries = 0; tries < 3; tries += 1) {
      stream.sink?.ended(false);
      goOn();
    }
    stream.sink?.next("1");
    stream.sink?.ended(false);
    expect(waits).toEqual([1, 2, 3, 1]);
  });

  it("begins from now, and says so, when the gateway will not serve from the old place", () => {
    const { stream, opened, goOn } = following("3");
    stream.sink?.opened();
    stream.sink?.ended(true);
    goOn();
    stream.sink?.opened();
    expect({ asked: stream.asked, opened }).toEqual({ asked: ["3", null], opened: ["3", null] });
  });

  it("hears nothing after it was stopped, whether it listened or waited", () => {
    const listening = following(null);
    const { sink } = listening.stream;
    listening.stop();
    sink?.next("1");
    sink?.ended(false);
    expect({ taken: listening.taken, closed: listening.stream.closed, waits: listening.waits }).toEqual({
      taken: [],
      closed: 1,
      waits: [],
    });

    const waiting = following(null);
    waiting.stream.sink?.ended(false);
    waiting.stop();
    waiting.goOn();
    expect(waiting.stream.asked).toEqual([null]);
  });

  it("hears a line that has ended no more", () => {
    const { stream, taken, goOn } = following(null);
    const { sink } = stream;
    sink?.ended(false);
    sink?.ended(false);
    goOn();
    sink?.next("late");
    expect({ taken, lines: stream.asked.length }).toEqual({ taken: [], lines: 2 });
  });
});
