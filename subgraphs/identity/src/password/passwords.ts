import { hash, verify } from "@node-rs/argon2";
import { createHmac, randomBytes } from "node:crypto";
import { Turnstile } from "./turnstile.js";

export type Strength = "member" | "staff";

/** Argon2id, whose cost is what makes a stolen table worthless. Those who work for the union pay more. */
const COST: Record<Strength, { memoryCost: number; timeCost: number; parallelism: number }> = {
  member: { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 },
  staff: { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 },
};

const AT_ONCE = 4;
const MOST_WAITING = 200;

/** Every Nth unknown login takes as long as a member of staff's, so that slowness does not give staff away. */
const STAFF_AMONG_UNKNOWN = 16;

/** Hashes passwords and compares them, four at once in the whole process: each takes megabytes and a core. */
export class Passwords {
  readonly #turnstile: Turnstile;
  #worked = 0;
  readonly #decoys: Promise<Record<Strength, string>>;

  constructor(
    private readonly key: Buffer,
    mostWaiting = MOST_WAITING,
  ) {
    this.#turnstile = new Turnstile(AT_ONCE, mostWaiting);
    this.#decoys = this.#makeDecoys();
    // Whoever asks first is told of a failure; until then it is nobody's.
    this.#decoys.catch(() => {});
  }

  /** How many times so far a password was hashed or compared. */
  get worked(): number {
    return this.#worked;
  }

  hash(password: string, strength: Strength): Promise<string> {
    return this.#work(() => hash(normal(password), COST[strength]));
  }

  /** Whether it is the password. Takes its time also where there is none: an unknown `login`, an account without. */
  async match(passwordHash: string | null, password: string, login: string): Promise<boolean> {
    const compared = passwordHash ?? (await this.#decoyFor(login));
    const isRight = await this.#work(() => verify(compared, normal(password)));
    return isRight && passwordHash !== null;
  }

  /** Whether a kept hash costs as much as it should today. */
  isAsStrong(passwordHash: string, strength: Strength): boolean {
    const { memoryCost, timeCost, parallelism } = COST[strength];
    return passwordHash.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
  }

  #work<T>(work: () => Promise<T>): Promise<T> {
    return this.#turnstile.pass(() => {
      this.#worked += 1;
      return work();
    });
  }

  async #decoyFor(login: string): Promise<string> {
    const [byte = 0] = createHmac("sha256", this.key).update(login).digest();
    return (await this.#decoys)[byte % STAFF_AMONG_UNKNOWN === 0 ? "staff" : "member"];
  }

  async #makeDecoys(): Promise<Record<Strength, string>> {
    const nobodys = randomBytes(32).toString("base64");
    return { member: await this.hash(nobodys, "member"), staff: await this.hash(nobodys, "staff") };
  }
}

/** The same letters typed on another keyboard are the same password. */
function normal(password: string): string {
  return password.normalize("NFKC");
}
