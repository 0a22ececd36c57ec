import { describe, expect, it } from "@jest/globals";
import { Turnstile } from "./turnstile.js";

describe("a turnstile", () => {
  it("lets so many in at once, the others in their turn, and sends the next away", async () => {
    const turnstile = new Turnstile(2, 2);
    const finish: (() => void)[] = [];
    const entered: string[] = [];
    const enter = (name: string) =>
      turnstile.pass(() => {
        entered.push(name);
        return new Promise<void>((resolve) => finish.push(resolve));
      });

    const all = ["a", "b", "c", "d"].map(enter);
    expect(entered).toEqual(["a", "b"]);
    await expect(enter("e")).rejects.toMatchObject({ extensions: { code: "TOO_MANY_REQUESTS" } });

    finish[0]?.();
    await all[0];
    expect(entered).toEqual(["a", "b", "c"]);
    finish[1]?.();
    await all[1];
    finish[2]?.();
    finish[3]?.();
    await Promise.all(all);
    expect(entered).toEqual(["a", "b", "c", "d"]);
  });

  it("gives the place back when the work fails", async () => {
    const turnstile = new Turnstile(1, 0);
    await expect(turnstile.pass(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await turnstile.pass(async () => "in")).toBe("in");
  });
});
