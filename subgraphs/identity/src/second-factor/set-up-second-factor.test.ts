import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { identity } from "../subgraph.js";
import {
  bytesOf,
  ConfirmSecondFactor,
  PASSWORD,
  Refresh,
  SetUpSecondFactor,
  World,
} from "../testing/world.js";
import { codeAt, stepAt } from "./totp.js";

const app = testSubgraph(identity);
const world = new World(app);
beforeAll(() => world.publish());

const wrongPassword = {
  setUpSecondFactor: { __typename: "WrongCredentials", message: "Неверный логин или пароль." },
};
const wrongCode = {
  confirmSecondFactor: {
    __typename: "WrongFactorCode",
    message: "Код неверный или уже использован. Дождитесь следующего в приложении.",
  },
};
const isOn = {
  __typename: "SecondFactorIsOn",
  message: "Второй фактор уже подключён. Чтобы подключить другой, отключите этот.",
};
const codeOf = (secret: string) => codeAt(bytesOf(secret), stepAt());

describe("setting a second factor up", () => {
  it("tells a secret, and turns the factor on by its first code", async () => {
    const anna = await world.account();
    const { actor } = await world.signIn(anna);

    const { setUpSecondFactor } = await actor.run(SetUpSecondFactor, { password: PASSWORD });

    expect(setUpSecondFactor).toEqual({
      __typename: "SetUpSecondFactorPayload",
      uri: expect.stringContaining(`:${encodeURIComponent(anna.email)}?secret=${setUpSecondFactor.secret}&`),
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
    });
    const off = { isOn: false, isRequired: false, turnedOnAt: null, recoveryCodesLeft: 0 };
    const asked = `{ viewer { secondFactor { isOn isRequired turnedOnAt recoveryCodesLeft } } }`;
    expect(await actor.run(asked)).toEqual({ viewer: { secondFactor: off } });

    const answer = await actor.run(ConfirmSecondFactor, { code: codeOf(setUpSecondFactor.secret) });

    expect(answer).toEqual({
      confirmSecondFactor: {
        __typename: "ConfirmSecondFactorPayload",
        recoveryCodes: Array(10).fill(expect.stringMatching(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)),
        viewer: {
          id: anna.id,
          secondFactor: {
            isOn: true,
            isRequired: false,
            turnedOnAt: expect.any(String),
            recoveryCodesLeft: 10,
          },
        },
      },
    });
    expect(new Set(answer.confirmSecondFactor.recoveryCodes).size).toBe(10);
    expect(await world.told("grantsChanged", anna.id)).toHaveLength(1);
    expect(
      await app.sql(
        "select change, by_id, reason from identity.second_factor_changes where account_id = $1",
        [anna.id],
      ),
    ).toEqual([{ change: "TURNED_ON", by_id: anna.id, reason: null }]);
  });

  it("keeps neither the secret nor a recovery code as it is", async () => {
    const anna = await world.account();
    const { actor } = await world.signIn(anna);
    const { setUpSecondFactor } = await actor.run(SetUpSecondFactor, { password: PASSWORD });
    const { confirmSecondFactor } = await actor.run(ConfirmSecondFactor, {
      code: codeOf(setUpSecondFactor.secret),
    });

    const kept = JSON.stringify([
      await app.sql("select * from identity.second_factors where account_id = $1", [anna.id]),
      await app.sql("select * from identity.recovery_codes where account_id = $1", [anna.id]),
    ]);

    const bytes = bytesOf(setUpSecondFactor.secret);
    for (const encoding of ["hex", "base64", "latin1"] as const) {
      expect(kept).not.toContain(bytes.toString(encoding));
    }
    for (const code of confirmSecondFactor.recoveryCodes) {
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(code.replace("-", ""));
    }
  });

  it("ends the sessions that knew the password alone, except this one", async () => {
    const anna = await world.account();
    const [here, elsewhere] = [await world.signIn(anna), await world.signIn(anna)];

    await world.secondFactor(anna, here);

    const refresh = async ({ refreshToken }: { refreshToken: string }) =>
      (await app.anonymous.run(Refresh, { refreshToken })).refreshSession.__typename;
    expect(await refresh(here)).toBe("RefreshSessionPayload");
    expect(await refresh(elsewhere)).toBe("SessionEnded");
  });

  it("gives another secret until it is on, and then none", async () => {
    const anna = await world.account();
    const { actor } = await world.signIn(anna);
    const first = (await actor.run(SetUpSecondFactor, { password: PASSWORD })).setUpSecondFactor;
    const second = (await actor.run(SetUpSecondFactor, { password: PASSWORD })).setUpSecondFactor;
    expect(second.secret).not.toBe(first.secret);
    expect(await actor.run(ConfirmSecondFactor, { code: codeOf(first.secret) })).toEqual(wrongCode);

    const code = codeOf(second.secret);
    expect(await actor.run(ConfirmSecondFactor, { code })).toMatchObject({
      confirmSecondFactor: { __typename: "ConfirmSecondFactorPayload" },
    });

    expect(await actor.run(ConfirmSecondFactor, { code })).toEqual({ confirmSecondFactor: isOn });
    expect(await actor.run(SetUpSecondFactor, { password: PASSWORD })).toEqual({ setUpSecondFactor: isOn });
  });

  it("wants the password, and a code of what was set up; neither for ever", async () => {
    const { actor } = await world.signIn(await world.account());
    expect(await actor.run(ConfirmSecondFactor, { code: "123456" })).toEqual(wrongCode);
    for (let tries = 0; tries < 5; tries++) {
      expect(await actor.run(SetUpSecondFactor, { password: "guess" })).toEqual(wrongPassword);
    }
    expect(await actor.refusal(SetUpSecondFactor, { password: PASSWORD })).toBe("TOO_MANY_REQUESTS");
    for (const code of ["", "\0", "١٢٣٤٥٦", "1".repeat(100_000)]) {
      expect(await actor.run(ConfirmSecondFactor, { code })).toEqual(wrongCode);
    }
    expect(await actor.refusal(ConfirmSecondFactor, { code: "123456" })).toBe("TOO_MANY_REQUESTS");
  });

  it("turns on once for two who show the code at once", async () => {
    const { actor } = await world.signIn(await world.account());
    const { setUpSecondFactor } = await actor.run(SetUpSecondFactor, { password: PASSWORD });
    const code = codeOf(setUpSecondFactor.secret);
    const answers = await Promise.all([1, 2, 3].map(() => actor.run(ConfirmSecondFactor, { code })));
    const turnedOn = answers.filter(({ confirmSecondFactor }) => confirmSecondFactor.recoveryCodes);
    expect(turnedOn).toHaveLength(1);
  });

  it("is not for the anonymous, nor for a session that is over", async () => {
    const anna = await world.account();
    const { actor } = await world.signIn(anna);
    await app.sql("update identity.sessions set ended_at = now() where account_id = $1", [anna.id]);
    for (const asker of [app.anonymous, actor]) {
      expect(await asker.refusal(SetUpSecondFactor, { password: PASSWORD })).toBe("UNAUTHENTICATED");
      expect(await asker.refusal(ConfirmSecondFactor, { code: "123456" })).toBe("UNAUTHENTICATED");
    }
  });
});
