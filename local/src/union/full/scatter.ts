/** A one-to-one shuffle of 0 … size − 1: exactly `count` places come out below `count`, scattered over the whole. */
export class Scatter {
  private readonly step: number;
  private readonly size: number;
  private readonly start: number;

  constructor(size: number, start: number) {
    this.size = size;
    this.start = start % Math.max(1, size);
    let step = STEPS.find((prime) => size % prime !== 0) ?? 1;
    // The product of place and step stays exact below 2^53.
    step %= Math.max(1, size);
    this.step = step === 0 ? 1 : step;
  }

  at(place: number): number {
    return (place * this.step + this.start) % this.size;
  }
}

const STEPS = [1_618_033_999, 1_500_450_271, 982_451_653];

/**
 * Exactly `count` of `total` places, `share` of them among the `careless` ones as far as those suffice: gaps stand
 * thick where a register is badly kept and thin elsewhere.
 */
export class Gaps {
  private readonly among: Record<"careless" | "careful", { scatter: Scatter; count: number }>;

  constructor(count: number, places: { total: number; careless: number }, share: number, start: number) {
    const careful = places.total - places.careless;
    const thick = Math.max(
      count - careful,
      Math.min(Math.floor(places.careless * 0.9), Math.round(count * share)),
    );
    this.among = {
      careless: { scatter: new Scatter(places.careless, start), count: thick },
      careful: { scatter: new Scatter(careful, start), count: count - thick },
    };
  }

  /** Whether the place, the so-manieth of its kind, is left empty. */
  has(isCareless: boolean, place: number): boolean {
    const { scatter, count } = this.among[isCareless ? "careless" : "careful"];
    return scatter.at(place) < count;
  }
}
