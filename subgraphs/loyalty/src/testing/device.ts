import type { Actor } from "@angel/kit/testing";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { signedByDevice } from "../card/offline-check.js";

const Issue = `mutation Issue($input: IssuePassInput!) { issuePass(input: $input) {
  __typename ... on IssuePassPayload { pass expiresAt } } }`;

/** A member's telephone, with a key made for one shop. */
export class Device {
  static async certified(member: Actor, partnerId: string, hours = 24): Promise<Device> {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const { x } = publicKey.export({ format: "jwk" });
    const { issuePass } = await member.run(Issue, { input: { partnerId, publicKey: x, hours } });
    return new Device(issuePass.pass as string, privateKey, partnerId);
  }

  private constructor(
    readonly pass: string,
    private readonly key: KeyObject,
    private readonly partnerId: string,
  ) {}

  show(now = Date.now(), key = this.key): string {
    const slot = Math.floor(now / 30_000);
    const signature = sign(null, signedByDevice(this.partnerId, slot), key).toString("base64url");
    return `v1o~${this.pass}~${slot}~${signature}`;
  }
}
